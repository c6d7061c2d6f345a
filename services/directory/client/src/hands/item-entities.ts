import { p } from '@mikro-orm/core';

/** Columns of a table of items: who holds each now. `itemTables` makes the table. */
export function itemProperties() {
  return {
    id: p.uuid().primary(),
    version: p.integer(),
    eventVersion: p.integer(),
    holderUnitId: p.uuid().nullable(),
    holderPostId: p.uuid().nullable(),
    holderPersonId: p.uuid().nullable(),
    sinceTime: p.datetime(),
    dueTime: p.datetime().nullable(),
    awaiting: p.boolean(),
    acted: p.boolean(),
    backVersion: p.integer().nullable(),
  };
}

/** Columns of a table of change points: `HandChange` as stored. */
export function handProperties() {
  return {
    itemId: p.uuid().primary(),
    version: p.integer().primary(),
    changeTime: p.datetime(),
    reason: p.text(),
    note: p.text(),
    fromTime: p.datetime().nullable(),
    fromUnitId: p.uuid().nullable(),
    fromPostId: p.uuid().nullable(),
    fromPersonId: p.uuid().nullable(),
    toUnitId: p.uuid().nullable(),
    toPostId: p.uuid().nullable(),
    toPersonId: p.uuid().nullable(),
    byUnitId: p.uuid().nullable(),
    byPostId: p.uuid().nullable(),
    byPersonId: p.uuid().nullable(),
    dueTime: p.datetime().nullable(),
    workingMinutes: p.integer(),
    state: p.smallint(),
    backVersion: p.integer().nullable(),
  };
}
