import type { Acknowledged } from '../fire/registrar.ts';
import { Mover } from '../ledger/mover.ts';

type Act = Mover['act'];

interface Answer {
  document?: Acknowledged;
  task?: { id: string };
}

/** Acts of people that remember what they were told was made. */
export class TellingMover extends Mover {
  readonly documents: Acknowledged[] = [];
  readonly tasks: string[] = [];

  override act: Act = async (login, client, method, request, hands) => {
    const answer = await super.act(login, client, method, request, hands);
    const { document, task } = answer as Answer;
    if ('document' in request && document) this.documents.push(document);
    if ('task' in request && task) this.tasks.push(task.id);
    return answer;
  };

  /** What was told by another way. */
  told(document: Acknowledged): void {
    this.documents.push(document);
    this.hands += 1;
  }
}
