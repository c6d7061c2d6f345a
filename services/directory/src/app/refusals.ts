import { AppError } from '@baro/chassis';

/** Refuses one field after it was read against what is stored. @throws AppError FIELD_INVALID */
export function refuse(field: string, rule: string, en: string, vi: string): never {
  throw new AppError('FIELD_INVALID', { fields: [{ field, rule, en, vi }] });
}

/** @throws AppError POST_NOT_FOUND */
export function foundPost<T>(post: T | undefined): T {
  if (!post) throw new AppError('POST_NOT_FOUND');
  return post;
}
