import { enumName } from '@baro/chassis';
import type { Tx } from '@baro/chassis';
import type { ReceiptRow } from '@baro/chassis/receipts';
import { VoterWordAuthor } from '@baro/proto/baro/petitions/v1/resources';
import {
  PetitionSaidNotSolved,
  ReceiptIssued,
  ReceiptRevoked,
} from '@baro/proto/baro/petitions/v1/public_events';
import type { PetitionRow } from '../store/petition-entities.ts';
import type { VoterWordRow } from '../store/voter-word-store.ts';

/** Tells that a receipt was issued or ended: neither its code nor its secret. */
export function emitReceipt(
  tx: Pick<Tx, 'emit'>,
  petition: PetitionRow,
  receipt: ReceiptRow,
  name: 'ReceiptIssued' | 'ReceiptRevoked',
): void {
  const { id, lineId } = receipt;
  const isIssued = name === 'ReceiptIssued';
  tx.emit<unknown>({
    type: isIssued ? ReceiptIssued : ReceiptRevoked,
    typeName: `baro.petitions.v1.${name}`,
    data: { receiptId: id, petitionId: petition.id, ...(isIssued ? { raisingId: lineId } : {}) },
    verb: isIssued ? 'issued' : 'revoked',
    aggregateType: 'receipt',
    aggregateId: id,
    aggregateVersion: isIssued ? 1 : 2,
    unitId: petition.unitId,
    unitCode: petition.unitCode,
  });
}

/** Tells the Council, and with it its verifier, and who holds the petition. */
export function emitSaid(
  tx: Pick<Tx, 'emit'>,
  petition: PetitionRow,
  { id, author }: VoterWordRow,
  notSolvedCount: number,
  holderUnitId: string | null | undefined,
): void {
  petition.version += 1;
  tx.emit<unknown>({
    type: PetitionSaidNotSolved,
    typeName: 'baro.petitions.v1.PetitionSaidNotSolved',
    data: { petitionId: petition.id, wordId: id, author: enumName(VoterWordAuthor, author), notSolvedCount },
    verb: 'said_not_solved',
    aggregateType: 'petition',
    aggregateId: petition.id,
    aggregateVersion: petition.version,
    unitId: petition.unitId,
    unitCode: petition.unitCode,
    unitIds: holderUnitId ? [holderUnitId] : [],
  });
}
