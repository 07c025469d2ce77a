package io.howdah.fs.webhdfs;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.Acl;
import io.howdah.fs.FilePath;
import io.howdah.fs.UserRights;
import io.howdah.fs.webhdfs.request.Operation;
import io.howdah.fs.webhdfs.request.Request;
import io.howdah.fs.webhdfs.response.AclReader;
import io.howdah.fs.webhdfs.response.EmptyReader;
import io.howdah.fs.webhdfs.response.ExtendedAttributesReader;
import java.util.SortedMap;

/**
 * ACLs, extended attributes and policies. Each request has all its parameters: an HttpFS thread
 * that misses one fails for a while at the requests of others as well.
 */
final class AttributesOperation {
  private static final String HEXADECIMAL = "0x";

  /** Only a superuser may ask for it. It need not exist. */
  private static final String SUPERUSERS_ATTRIBUTE = "trusted.howdah";

  private final NameNodeCalls nameNode;

  AttributesOperation(NameNodeCalls nameNode) {
    this.nameNode = nameNode;
  }

  Acl acl(FilePath path) throws CopyException {
    return nameNode.ask(Request.of(Operation.GETACLSTATUS, path), new AclReader());
  }

  void setAcl(FilePath path, Acl acl) throws CopyException {
    set(Request.of(Operation.SETACL, path).with("aclspec", acl.toString()));
  }

  void removeDefaultAcl(FilePath directory) throws CopyException {
    set(Request.of(Operation.REMOVEDEFAULTACL, directory));
  }

  SortedMap<String, String> extendedAttributes(FilePath path) throws CopyException {
    return nameNode.ask(
        Request.of(Operation.GETXATTRS, path).with("encoding", "hex"),
        new ExtendedAttributesReader());
  }

  void setExtendedAttribute(FilePath path, String name, String value) throws CopyException {
    set(
        Request.of(Operation.SETXATTR, path)
            .with("xattr.name", name)
            .with("xattr.value", HEXADECIMAL + value)
            .with("flag", "CREATE,REPLACE"));
  }

  void setStoragePolicy(FilePath path, String policy) throws CopyException {
    set(Request.of(Operation.SETSTORAGEPOLICY, path).with("storagepolicy", policy));
  }

  void setErasureCodingPolicy(FilePath directory, String policy) throws CopyException {
    set(Request.of(Operation.SETECPOLICY, directory).with("ecpolicy", policy));
  }

  /**
   * Requests an attribute that a NameNode shows to superusers only. It checks the right before it
   * looks for the attribute, so that the refusals differ.
   */
  UserRights rights() throws CopyException {
    Request request =
        Request.of(Operation.GETXATTRS, FilePath.ROOT)
            .with("xattr.name", SUPERUSERS_ATTRIBUTE)
            .with("encoding", "hex");
    try {
      nameNode.ask(request, new ExtendedAttributesReader());
      return UserRights.SUPERUSER;
    } catch (CopyException e) {
      if (e.code() == ErrorCode.FILE_NOT_FOUND) {
        return UserRights.SUPERUSER;
      }
      if (e.code() == ErrorCode.PERMISSION_DENIED) {
        return UserRights.ORDINARY;
      }
      if (e.code().isRetryable() || e.code().isClusterWide()) {
        throw e;
      }
      return UserRights.UNKNOWN;
    }
  }

  private void set(Request request) throws CopyException {
    nameNode.ask(request, new EmptyReader());
  }
}
