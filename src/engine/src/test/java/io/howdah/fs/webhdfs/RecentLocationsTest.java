package io.howdah.fs.webhdfs;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.fs.FilePath;
import io.howdah.fs.webhdfs.response.Location;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class RecentLocationsTest {
  private final RecentLocations recent = new RecentLocations();

  @Test
  void isUsedOnceSoThatASecondTryGoesToTheNameNode() throws Exception {
    FilePath file = FilePath.of("/f");
    Location location = dataNode("/f");
    recent.remember(file, location);

    assertThat(recent.take(file)).isSameAs(location);
    assertThat(recent.take(file)).isNull();
  }

  @Test
  void leavesGatewaysOut() throws Exception {
    FilePath file = FilePath.of("/f");
    recent.remember(file, Location.of("http://fs:14000/webhdfs/v1/f?op=OPEN&data=true"));

    assertThat(recent.take(file)).isNull();
  }

  @Test
  void forgetsTheOldestOfManyUnused() throws Exception {
    int many = 100_000;
    for (int i = 0; i < many; i++) {
      recent.remember(FilePath.of("/f" + i), dataNode("/f" + i));
    }

    assertThat(recent.take(FilePath.of("/f0"))).isNull();
    assertThat(recent.take(FilePath.of("/f" + (many - 1)))).isNotNull();
  }

  private static Location dataNode(String path) throws IOException {
    return Location.of("http://dn:9864/webhdfs/v1" + path + "?op=OPEN&namenoderpcaddress=nn:8020");
  }
}
