import { openClient } from '@baro/chassis';
import { ComplaintServiceClient } from '@baro/proto/baro/complaints/v1/complaints';
import { LetterServiceClient, ReceiveLetterRequest } from '@baro/proto/baro/complaints/v1/letters';
import { LetterChannel, PartyRole } from '@baro/proto/baro/complaints/v1/resources';
import { readDemoPeople } from '../../../services/directory/reference/demo-people/index.ts';
import { readReference } from '../../../services/directory/reference/index.ts';
import { Caller } from '../caller.ts';
import { desksOf } from '../desks.ts';
import { addDays } from '../documents/invent-document.ts';
import type { SignIn } from '../sign-in.ts';
import { playLetter } from './play-letter.ts';
import type { LetterStage, Played } from './play-letter.ts';
import { bureaus, channels, matterOf, people, ways } from './stories.ts';
import type { Matter } from './stories.ts';

/** Lets the demo people receive letters of invented citizens and handle them. @returns letters in all */
export async function loadLetters(
  address: string,
  signIn: SignIn,
  day: string,
  tell: (done: number, all: number) => void,
): Promise<number> {
  const reference = readReference();
  const letters = openClient(LetterServiceClient, address);
  const complaints = openClient(ComplaintServiceClient, address);
  const desks = desksOf(reference, readDemoPeople(reference, day));
  const stage = { caller: new Caller(signIn, day), letters, complaints, desks, day };
  const all = bureaus.length * ways.length;
  try {
    for (let at = 0; at < all; at += 1) {
      const way = ways[Math.floor(at / bureaus.length)] ?? [];
      await playLetter(stage, await receive(stage, at, matterOf(way, at)), way);
      tell(at + 1, all);
    }
    return all;
  } finally {
    letters.close();
    complaints.close();
  }
}

async function receive(
  { caller, letters, desks, day }: LetterStage,
  at: number,
  matter: Matter,
): Promise<Played> {
  const bureau = bureaus[at % bureaus.length];
  const person = people[(at * 3) % people.length];
  if (!bureau || !person) throw new Error(`no story for letter ${at}`);
  const request = ReceiveLetterRequest.fromPartial({
    letter: {
      unitId: desks.unitOf(bureau.unit),
      channel: channels[at % channels.length] ?? LetterChannel.POST,
      receiveTime: new Date(`${addDays(day, -1 - (at % 3))}T09:00:00+07:00`),
      summary: matter.summary,
      text: matter.text,
      parties: [{ role: PartyRole.SENDER, localityCode: '00004', signed: true, identity: person }],
      originals: [{ name: 'Tài liệu kèm theo đơn', pages: 1 + (at % 4), condition: 'rõ' }],
    },
    requestId: caller.requestId(`letters/${at}/receive`),
  });
  const answer = await caller.as(bureau.clerk, letters, letters.receiveLetter, request);
  return { id: answer.letter?.id ?? '', name: `letters/${at}`, at, matter, bureau };
}
