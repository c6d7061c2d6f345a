import { fileConfig } from '@baro/chassis/files';

/** The tasks service's own configuration, keys with the prefix `TASKS_`. */
export const tasksConfig = { ...fileConfig };
