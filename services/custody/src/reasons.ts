import { defineReasons } from '@baro/chassis';

/** Every refusal of this service; those every service has are added by the chassis. */
export const reasons = defineReasons('custody', {
  ITEM_NOT_FOUND: {
    code: 'NOT_FOUND',
    en: 'The ledger has no such item.',
    vi: 'Không tìm thấy việc này trong sổ theo dõi.',
  },
  UNIT_NOT_FOUND: {
    code: 'NOT_FOUND',
    en: 'There is no such unit.',
    vi: 'Không tìm thấy đơn vị này.',
  },
});
