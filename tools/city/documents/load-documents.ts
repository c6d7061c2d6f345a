import { openClient } from '@baro/chassis';
import { IncomingDocumentServiceClient } from '@baro/proto/baro/documents/v1/incoming';
import { OutgoingDocumentServiceClient } from '@baro/proto/baro/documents/v1/outgoing';
import { readDemoPeople } from '../../../services/directory/reference/demo-people/index.ts';
import { readReference } from '../../../services/directory/reference/index.ts';
import type { SignIn } from '../sign-in.ts';
import { Caller } from '../caller.ts';
import { desksOf } from '../desks.ts';
import { playIncoming, type Stage } from './play-incoming.ts';
import { outgoingStories, playOutgoing, type OutgoingStage, type OutgoingStory } from './play-outgoing.ts';
import { seeded } from '../random.ts';
import { books, type Book } from './stories.ts';

/** Same seed, same city. */
const SEED = 20_260_701;

/** Lets the demo people register, route, handle, draft and issue, through the same calls everybody uses. */
export async function loadDocuments(
  address: string,
  signIn: SignIn,
  day: string,
  tell: (done: number, all: number) => void,
): Promise<number> {
  const reference = readReference();
  const desks = desksOf(reference, readDemoPeople(reference, day));
  const incoming = openClient(IncomingDocumentServiceClient, address);
  const outgoing = openClient(OutgoingDocumentServiceClient, address);
  const stage = { caller: new Caller(signIn, day), desks, day };
  const lanes = [
    ...books.map((book, lane) =>
      incomingLane({ ...stage, client: incoming, random: seeded(SEED + lane) }, book),
    ),
    ...outgoingStories.map((story, lane) =>
      outgoingLane({ ...stage, client: outgoing, random: seeded(SEED + 100 + lane) }, story, lane),
    ),
  ];
  const all = lanes.reduce((sum, lane) => sum + lane.length, 0);
  let done = 0;
  try {
    // Books beside each other; in a lane one after the other, so that numbers and random values stay the same.
    await Promise.all(
      lanes.map(async (lane) => {
        for (const work of lane) {
          await work();
          tell((done += 1), all);
        }
      }),
    );
    return all;
  } finally {
    incoming.close();
    outgoing.close();
  }
}

type Work = () => Promise<void>;

function incomingLane(stage: Stage, book: Book): Work[] {
  return book.stories.flatMap((story, at) =>
    Array.from(
      { length: story.count },
      (_, index) => () => playIncoming(stage, book, story, `${book.unitCode}/${at}/${index}`),
    ),
  );
}

function outgoingLane(stage: OutgoingStage, story: OutgoingStory, lane: number): Work[] {
  return story.ends.map((end, index) => () => playOutgoing(stage, story, end, `out/${lane}/${index}`));
}
