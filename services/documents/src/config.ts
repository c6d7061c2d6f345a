import { fileConfig } from '@baro/chassis/files';

/** The documents service's own configuration, keys with the prefix `DOCUMENTS_`. */
export const documentsConfig = { ...fileConfig };
