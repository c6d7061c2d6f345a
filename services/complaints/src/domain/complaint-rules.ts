import { ComplaintInstance, ComplaintKind, PartyRole } from '@baro/proto/baro/complaints/v1/resources';

/** What decides whether a dialogue must come before the decision. */
export interface DialogueFacts {
  complaintKind: ComplaintKind;
  instance: ComplaintInstance;
  /** Demand and result of the verification differ. */
  demandDiffers: boolean;
}

/** LKN Đ.30, 39, 50, 53: at second instance, in discipline, and where demand and verification differ. */
export function needsDialogue({ complaintKind, instance, demandDiffers }: DialogueFacts): boolean {
  if (complaintKind > ComplaintKind.ADMINISTRATIVE) return true;
  return instance === ComplaintInstance.SECOND || demandDiffers;
}

/** Numbers of the law a group is judged by. */
export interface GroupLimits {
  manyPeople: number;
  smallGroup: number;
  smallGroupRepresentatives: number;
  largeGroupRepresentatives: number;
}

/** How many may represent so many people; none are asked for below the number that is many. */
export function representativesFor(people: number, limits: GroupLimits): { min: number; max: number } {
  if (people < limits.manyPeople) return { min: 0, max: people };
  const small = people <= limits.smallGroup;
  return { min: 1, max: small ? limits.smallGroupRepresentatives : limits.largeGroupRepresentatives };
}

/** A person as the rules see one. */
interface Signer {
  role: PartyRole;
  signed: boolean;
}

/** Whether everybody who stands behind the letter is named and signed it (LKN Đ.8, NĐ 155/2026 Đ.10). */
export function allSigned(people: readonly Signer[], peopleCount: number): boolean {
  const senders = people.filter(({ role }) => role !== PartyRole.DENOUNCED);
  return senders.length >= peopleCount && senders.every(({ signed }) => signed);
}
