import { defineReasons } from '@baro/chassis';

/** Every refusal of this service; those every service has are added by the chassis. */
export const reasons = defineReasons('custody', {
  ITEM_NOT_FOUND: {
    code: 'NOT_FOUND',
    en: 'The ledger has no such item.',
    vi: 'Không tìm thấy việc này trong sổ theo dõi.',
  },
  FINDING_NOT_FOUND: {
    code: 'NOT_FOUND',
    en: 'There is no such finding.',
    vi: 'Không tìm thấy lưu ý này.',
  },
  FINDING_STATE_WRONG: {
    code: 'FAILED_PRECONDITION',
    en: 'The finding is in state {state}; the act does not start from it.',
    vi: 'Trạng thái hiện tại của lưu ý không cho phép thao tác này, hãy tải lại.',
  },
  UNIT_NOT_FOUND: {
    code: 'NOT_FOUND',
    en: 'There is no such unit.',
    vi: 'Không tìm thấy đơn vị này.',
  },
});
