import { openClient } from '@baro/chassis';
import { IncomingDocumentServiceClient } from '@baro/proto/baro/documents/v1/incoming';
import { OutgoingDocumentServiceClient } from '@baro/proto/baro/documents/v1/outgoing';
import { readDemoPeople } from '../../../services/directory/reference/demo-people/index.ts';
import { readReference } from '../../../services/directory/reference/index.ts';
import type { SignIn } from '../sign-in.ts';
import { Caller } from './caller.ts';
import { desksOf } from './desks.ts';
import { playIncoming } from './play-incoming.ts';
import { outgoingStories, playOutgoing } from './play-outgoing.ts';
import { seeded } from './random.ts';
import { books } from './stories.ts';

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
  const stage = { caller: new Caller(signIn, day), desks, random: seeded(SEED), day };
  const works = [
    ...books.flatMap((book) =>
      book.stories.flatMap((story, at) =>
        Array.from(
          { length: story.count },
          (_, index) => () =>
            playIncoming({ ...stage, client: incoming }, book, story, `${book.unitCode}/${at}/${index}`),
        ),
      ),
    ),
    ...outgoingStories.flatMap((story, at) =>
      story.ends.map(
        (end, index) => () => playOutgoing({ ...stage, client: outgoing }, story, end, `out/${at}/${index}`),
      ),
    ),
  ];
  try {
    // One after the other: numbers follow the order, and the random values of a story do not depend on its neighbours' speed.
    for (const [index, work] of works.entries()) {
      await work();
      tell(index + 1, works.length);
    }
    return works.length;
  } finally {
    incoming.close();
    outgoing.close();
  }
}
