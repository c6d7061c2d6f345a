import { list } from '@baro/chassis';

/** The directory's own configuration, keys with the prefix `DIRECTORY_`. */
export const directoryConfig = {
  /** Accounts (token `sub`) that may write while the directory holds no administrator yet; empty in normal times. */
  bootstrapAdmins: list('BOOTSTRAP_ADMINS', { fallback: [] }),
};
