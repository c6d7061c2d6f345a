export * from '@baro/directory-client/testing';
