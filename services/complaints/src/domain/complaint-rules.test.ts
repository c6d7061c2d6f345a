import { ComplaintInstance, ComplaintKind, PartyRole } from '@baro/proto/baro/complaints/v1/resources';
import { describe, expect, it } from 'vitest';
import { allSigned, needsDialogue, representativesFor } from './complaint-rules.ts';

const { ADMINISTRATIVE, DISCIPLINE, DISMISSAL } = ComplaintKind;
const { FIRST, SECOND } = ComplaintInstance;

describe('a dialogue', () => {
  it.each([
    [ADMINISTRATIVE, FIRST, false, false],
    [ADMINISTRATIVE, FIRST, true, true],
    [ADMINISTRATIVE, SECOND, false, true],
    [DISCIPLINE, FIRST, false, true],
    [DISMISSAL, SECOND, false, true],
  ])(
    'kind %s, instance %s, demand differs %s: needed %s',
    (complaintKind, instance, demandDiffers, needed) => {
      expect(needsDialogue({ complaintKind, instance, demandDiffers })).toBe(needed);
    },
  );
});

describe('representatives', () => {
  const limits = {
    manyPeople: 5,
    smallGroup: 10,
    smallGroupRepresentatives: 2,
    largeGroupRepresentatives: 5,
  };

  it.each([
    [1, 0, 1],
    [4, 0, 4],
    [5, 1, 2],
    [10, 1, 2],
    [11, 1, 5],
    [300, 1, 5],
  ])('of %i people are %i to %i', (people, min, max) => {
    expect(representativesFor(people, limits)).toEqual({ min, max });
  });
});

describe('signatures', () => {
  const signer = (role: PartyRole, signed = true) => ({ role, signed });
  const { SENDER, REPRESENTATIVE, DENOUNCED } = PartyRole;

  it.each([
    [[signer(SENDER)], 1, true],
    [[signer(SENDER), signer(DENOUNCED, false)], 1, true],
    [[signer(SENDER), signer(REPRESENTATIVE, false)], 2, false],
    [[signer(SENDER)], 2, false],
  ])('%o of %i people: all signed %s', (people, count, all) => {
    expect(allSigned(people, count)).toBe(all);
  });
});
