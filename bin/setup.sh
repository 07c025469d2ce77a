# Sourced by the other scripts: finds Java 17 or newer and Maven, or installs them where it can.

java_version() {
  "$1" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -n 1
}

# Sets JAVA_HOME to a JDK of version 17 or newer, if there is one.
find_java() {
  for home in "${JAVA_HOME:-}" "$(dirname "$(dirname "$(readlink -f "$(command -v javac)" || true)")")" /usr/lib/jvm/*; do
    if [ -n "$home" ] && [ -x "$home/bin/javac" ] && [ "$(java_version "$home/bin/java")" -ge 17 ] 2>/dev/null; then
      export JAVA_HOME=$home
      return 0
    fi
  done
  return 1
}

install() {
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing $*" >&2
    apt-get update -qq >&2 && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@" >&2
  else
    echo "Howdah needs $* to build: install them and run this again." >&2
    return 1
  fi
}

# Puts one program of a Debian package into PATH, without installing what else the package has.
unpack() {
  local tools=$PWD/target/tools/$1
  if [ ! -x "$tools/usr/bin/$2" ]; then
    command -v apt-get >/dev/null || return 1
    [ "$(id -u)" != 0 ] || apt-get update -qq >&2
    mkdir -p "$tools"
    (cd "$tools" && apt-get download -qq "$1" >&2 \
      && dpkg-deb --fsys-tarfile "$1"_*.deb | tar -x "./usr/bin/$2" && rm "$1"_*.deb) || return 1
  fi
  export PATH=$tools/usr/bin:$PATH
}

find_java || { install openjdk-17-jdk-headless && find_java; } || exit 2
command -v mvn >/dev/null || install maven || exit 2
