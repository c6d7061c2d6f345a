import { actOnReception, type Reception } from '../api/reception-api.ts';
import { numberField } from '../complaint/act/letter-fields.ts';
import type { Messages } from '../i18n/vi/index.ts';
import type { SimpleAct } from '../item/simple-act.ts';

/** Acts on a visit, by the name of their RPC. */
export const visitActs: Readonly<Record<string, (visit: Reception, m: Messages) => SimpleAct<Reception>>> = {
  AddReceptionFollowUp: ({ id = '' }, m) => ({
    action: 'AddReceptionFollowUp',
    title: m.reception.addFollowUp,
    fields: [
      {
        name: 'text',
        label: m.reception.followUpText,
        hint: m.reception.followUpHint,
        missing: m.reception.missing,
        kind: 'lines',
        maxLength: 1000,
      },
    ],
    send: (answers, requestId) => actOnReception(id, 'addFollowUp', { ...answers, requestId }),
  }),
  NotifyReceptionRefusal: ({ id = '' }, m) => ({
    action: 'NotifyReceptionRefusal',
    title: m.reception.noticeDo,
    fields: [
      numberField(m),
      {
        name: 'sendDate',
        label: m.reception.sendDate,
        hint: m.time.dateHint,
        missing: m.reception.missing,
        kind: 'date',
        bad: m.time.badDate,
        leaning: 'past',
      },
    ],
    send: (answers, requestId) => actOnReception(id, 'notifyRefusal', { ...answers, requestId }),
  }),
};
