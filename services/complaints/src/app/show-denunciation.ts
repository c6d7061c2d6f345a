import { Denunciation, LetterContent } from '@baro/proto/baro/complaints/v1/resources';
import type { ResolutionExtension } from '@baro/proto/baro/complaints/v1/resources';
import type { ExtensionRow } from '../store/denunciation-entities.ts';
import type { LetterFile } from '../store/letter-store.ts';
import { showSuspension } from './show-complaint.ts';

/** How a denunciation goes; undefined for other letters. */
export function showDenunciation({
  letter,
  denunciation,
  extensions,
  suspensions,
}: LetterFile): Denunciation | undefined {
  if (!denunciation || letter.content !== LetterContent.DENUNCIATION) return undefined;
  const {
    id: _id,
    verifierPostId: _post,
    withdrawnContentTime: _part,
    endTime: _end,
    ...told
  } = denunciation;
  return Denunciation.fromPartial({
    ...told,
    acceptTime: denunciation.acceptTime ?? undefined,
    termEndTime: denunciation.termEndTime ?? undefined,
    notifyTime: denunciation.notifyTime ?? undefined,
    conclusionTime: denunciation.conclusionTime ?? undefined,
    sendTime: denunciation.sendTime ?? undefined,
    publishTime: denunciation.publishTime ?? undefined,
    reportRequestTime: denunciation.reportRequestTime ?? undefined,
    reportTime: denunciation.reportTime ?? undefined,
    extensions: extensions.map(showExtension),
    suspensions: suspensions.map(showSuspension),
  });
}

function showExtension(row: ExtensionRow): ResolutionExtension {
  const { codes, days, numberSymbol, decisionTime, variant } = row;
  return { codes, days, numberSymbol, decisionTime, especiallyComplex: variant === 'especially_complex' };
}
