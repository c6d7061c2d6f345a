import { defineReasons } from '@baro/chassis';
import { identityReasons } from './identity/index.ts';

/** Every refusal of this service; those every service has are added by the chassis. */
export const reasons = defineReasons('complaints', {
  ...identityReasons,
  LETTER_NOT_FOUND: {
    code: 'NOT_FOUND',
    en: 'There is no such letter.',
    vi: 'Không tìm thấy đơn này.',
  },
});
