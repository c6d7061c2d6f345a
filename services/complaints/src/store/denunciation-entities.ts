import { defineEntity, p } from '@mikro-orm/core';
import type { InferEntity } from '@mikro-orm/core';
import type { ConclusionOutcome } from '@baro/proto/baro/complaints/v1/resources';

/** How a denunciation goes, as stored. */
export const DenunciationEntity = defineEntity({
  name: 'Denunciation',
  tableName: 'denunciations',
  properties: {
    id: p.uuid().primary(),
    noticeNumberSymbol: p.text(),
    acceptNumberSymbol: p.text(),
    acceptTime: p.datetime().nullable(),
    acceptBasis: p.text(),
    acceptedContent: p.text(),
    termEndTime: p.datetime().nullable(),
    evidence: p.text(),
    groundCode: p.text(),
    notAcceptedCode: p.text(),
    notifyTime: p.datetime().nullable(),
    denouncerNumberSymbol: p.text(),
    denouncedNumberSymbol: p.text(),
    verifierPostId: p.uuid().nullable(),
    verification: p.text(),
    withdrawnContent: p.text(),
    withdrawnContentTime: p.datetime().nullable(),
    continueCode: p.text(),
    continueGrounds: p.text(),
    conclusionNumberSymbol: p.text(),
    outcome: p.smallint().$type<ConclusionOutcome>(),
    conclusionText: p.text(),
    conclusionTime: p.datetime().nullable(),
    sendTime: p.datetime().nullable(),
    publishTime: p.datetime().nullable(),
    publicationCodes: p.array(),
    terminationCode: p.text(),
    terminationNumberSymbol: p.text(),
    reportNumberSymbol: p.text(),
    reportRequestTime: p.datetime().nullable(),
    report: p.text(),
    reportTime: p.datetime().nullable(),
    informationCode: p.text(),
    endTime: p.datetime().nullable(),
  },
});
export type DenunciationRow = InferEntity<typeof DenunciationEntity>;

/** A written decision that a resolution runs longer. */
export const ExtensionEntity = defineEntity({
  name: 'DenunciationExtension',
  tableName: 'denunciation_extensions',
  properties: {
    letterId: p.uuid().primary(),
    number: p.smallint().primary(),
    decisionTime: p.datetime(),
    variant: p.text(),
    codes: p.array(),
    days: p.smallint(),
    numberSymbol: p.text(),
  },
});
export type ExtensionRow = InferEntity<typeof ExtensionEntity>;

/** A denunciation nothing was done about yet. */
export function newDenunciation(id: string): DenunciationRow {
  return {
    id,
    noticeNumberSymbol: '',
    acceptNumberSymbol: '',
    acceptTime: null,
    acceptBasis: '',
    acceptedContent: '',
    termEndTime: null,
    evidence: '',
    groundCode: '',
    notAcceptedCode: '',
    notifyTime: null,
    denouncerNumberSymbol: '',
    denouncedNumberSymbol: '',
    verifierPostId: null,
    verification: '',
    withdrawnContent: '',
    withdrawnContentTime: null,
    continueCode: '',
    continueGrounds: '',
    conclusionNumberSymbol: '',
    outcome: 0,
    conclusionText: '',
    conclusionTime: null,
    sendTime: null,
    publishTime: null,
    publicationCodes: [],
    terminationCode: '',
    terminationNumberSymbol: '',
    reportNumberSymbol: '',
    reportRequestTime: null,
    report: '',
    reportTime: null,
    informationCode: '',
    endTime: null,
  };
}
