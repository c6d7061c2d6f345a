import { dueStateOf, localDateOf, postHolder } from '@baro/directory-client';
import type { Session } from '@baro/directory-client';
import { LegalClock } from '@baro/proto/baro/complaints/v1/resources';
import type { Classification, Letter, Party } from '@baro/proto/baro/complaints/v1/resources';
import { codeOf } from '../domain/code.ts';
import { letterActions } from '../domain/policy.ts';
import type { LetterFacts } from '../domain/policy.ts';
import type {
  ClockRow,
  HandRow,
  ItemRow,
  LetterRow,
  OriginalRow,
  PartyRow,
} from '../store/letter-entities.ts';
import type { ListedLetter } from '../store/list-store.ts';
import type { LetterFile } from '../store/letter-store.ts';
import { countClock } from './clocks.ts';
import { isSenderUnknown } from '../domain/denunciation-rules.ts';
import { showComplaint } from './show-complaint.ts';
import { showDenunciation } from './show-denunciation.ts';
import { orNobody, showHand } from './show-hand.ts';

/** What the policy asks of a letter. */
export function factsOf(letter: LetterRow, item: ItemRow | undefined): LetterFacts {
  const { deciderUnitId: unitId, state, content, further } = letter;
  const holderPostId = item?.holderPostId ?? '';
  return { unitId, state, content, further, holderPostId, senderUnknown: isSenderUnknown(letter) };
}

/** A letter as a list shows it: without text, papers, clocks and how it goes. */
export function showListed(session: Session, { letter, item, parties }: ListedLetter): Letter {
  const { id, unitId, channel, fromBody, fromNumberSymbol, receiveTime, summary, state, peopleCount } =
    letter;
  const { disposalNote, disposalNumberSymbol, createTime, updateTime, published, anonymous } = letter;
  const dueTime = letter.dueTime ?? undefined;
  return {
    id,
    unitId,
    channel,
    fromBody,
    fromNumberSymbol,
    receiveTime,
    summary,
    state,
    peopleCount,
    disposalNote,
    disposalNumberSymbol,
    createTime,
    updateTime,
    published,
    anonymous,
    dueTime,
    unitName: session.directory.unit(unitId, createTime)?.name ?? '',
    code: codeOf(letter),
    fromDate: letter.fromDate ?? '',
    text: '',
    parties: parties.map(showParty),
    originals: [],
    classification: showClassification(letter),
    complaint: undefined,
    denunciation: undefined,
    clocks: [],
    holder: item && postHolder(session, holderOf(item), item.sinceTime),
    dueState: dueStateOf(dueTime, null, session.now, session.soonEnd),
    etag: String(letter.version),
    allowedActions: letterActions(session.staff, factsOf(letter, item)),
    path: [],
  };
}

/** A letter with everything its page shows. */
export function showLetter(
  session: Session,
  file: LetterFile,
  originals: readonly OriginalRow[],
  hands: readonly HandRow[],
): Letter {
  return {
    ...showListed(session, file),
    path: hands.map((hand, at) => showHand(session, hand, hands[at + 1])),
    text: file.letter.text,
    originals: originals.map(({ name, pages, original, condition }) => ({
      name,
      pages,
      original,
      condition,
    })),
    complaint: showComplaint(file),
    denunciation: showDenunciation(file),
    clocks: file.clocks.flatMap((row) => showClock(session, file, row) ?? []).toSorted(runningFirst),
  };
}

function holderOf({ holderUnitId, holderPostId, holderPersonId }: ItemRow) {
  return orNobody({ unitId: holderUnitId, postId: holderPostId, personId: holderPersonId });
}

function showParty({ partyId, role, localityCode, signed, secretOnRequest, withdrawTime }: PartyRow): Party {
  const withdrawn = withdrawTime ?? undefined;
  return {
    partyId,
    role,
    localityCode,
    signed,
    secretOnRequest,
    withdrawTime: withdrawn,
    identity: undefined,
  };
}

function showClassification(letter: LetterRow): Classification | undefined {
  if (!letter.classifyTime) return undefined;
  const { content, branch, eligible, ineligibleCode, competent, competentBody, complaintKind } = letter;
  const { instance, remote, contestedAct, unanswered, lateReason, many, classifyTime } = letter;
  const { severalPlaces, againstResolver, further } = letter;
  return {
    content,
    branch,
    eligible,
    ineligibleCode,
    competent,
    competentBody,
    complaintKind,
    instance,
    remote,
    contestedAct,
    unanswered,
    lateReason,
    many,
    classifyTime,
    severalPlaces,
    againstResolver,
    further,
    knownDate: letter.knownDate ?? '',
    previousLetterId: letter.previousLetterId ?? '',
  };
}

/** Where a clock stands, with why; undefined when the directory has its row no more. */
function showClock(session: Session, file: LetterFile, row: ClockRow): LegalClock | undefined {
  const clock = countClock(session, file, row);
  if (!clock) return undefined;
  const endTime = row.endTime ?? undefined;
  return LegalClock.fromPartial({
    step: row.step,
    termCode: clock.term.code,
    legalRef: clock.legalRef,
    triggerTime: row.triggerTime,
    originalDueTime: row.originalDueTime,
    dueState: dueStateOf(clock.dueTime, endTime, session.now, session.soonEnd),
    paused: clock.state === 'paused',
    remainingDays: clock.remaining?.value ?? 0,
    explanationVi: clock.explanation.vi,
    explanationEn: clock.explanation.en,
    estimated: clock.estimated,
    ...(clock.dueTime && { dueTime: clock.dueTime }),
    ...(endTime && { endTime }),
  });
}

function runningFirst(a: LegalClock, b: LegalClock): number {
  const ended = Number(a.endTime !== undefined) - Number(b.endTime !== undefined);
  return ended || (b.triggerTime?.getTime() ?? 0) - (a.triggerTime?.getTime() ?? 0);
}

/** Day in the city a letter was received: what the codes of the law are picked by. */
export function receiveDateOf({ receiveTime }: Pick<LetterRow, 'receiveTime'>): string {
  return localDateOf(receiveTime);
}
