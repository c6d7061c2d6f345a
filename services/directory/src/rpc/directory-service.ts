import { bindService, type BoundService, type CallContext } from '@baro/chassis';
import {
  DirectoryServiceService,
  type DirectoryServiceServer,
} from '@baro/proto/baro/directory/v1/directory';
import { addIdentifier } from '../app/add-identifier.ts';
import { assignPost } from '../app/assign-post.ts';
import { listCalendarDays, setCalendarDay } from '../app/calendar-days.ts';
import { closePost } from '../app/close-post.ts';
import { createDelegation } from '../app/create-delegation.ts';
import { createPerson } from '../app/create-person.ts';
import { createPost } from '../app/create-post.ts';
import { createUnit } from '../app/create-unit.ts';
import { endDelegation } from '../app/end-delegation.ts';
import { endHolding } from '../app/end-holding.ts';
import { getMe } from '../app/get-me.ts';
import { getUnit } from '../app/get-unit.ts';
import type { House } from '../app/house.ts';
import { importDirectory } from '../app/import-directory.ts';
import { addLegalTerm, listLegalTerms } from '../app/legal-terms.ts';
import { listDelegations } from '../app/list-delegations.ts';
import { listPeople } from '../app/list-people.ts';
import { listPosts } from '../app/list-posts.ts';
import { listUnits } from '../app/list-units.ts';
import { previewDueTime } from '../app/preview-due-time.ts';
import { renameUnit } from '../app/rename-unit.ts';
import { reorganiseUnits } from '../app/reorganise-units.ts';
import { resolveIdentifier } from '../app/resolve-identifier.ts';

type UseCase<Request, Response> = (house: House, request: Request, ctx: CallContext) => Promise<Response>;

/** Binds each RPC to its use case. */
export function directoryService(house: House): BoundService {
  const serve =
    <Request, Response>(useCase: UseCase<Request, Response>) =>
    (request: Request, ctx: CallContext): Promise<Response> =>
      useCase(house, request, ctx);
  return bindService<DirectoryServiceServer>(DirectoryServiceService, {
    getMe: serve(getMe),
    getUnit: serve(getUnit),
    listUnits: serve(listUnits),
    createUnit: serve(createUnit),
    renameUnit: serve(renameUnit),
    reorganiseUnits: serve(reorganiseUnits),
    listPosts: serve(listPosts),
    createPost: serve(createPost),
    closePost: serve(closePost),
    listPeople: serve(listPeople),
    createPerson: serve(createPerson),
    assignPost: serve(assignPost),
    endHolding: serve(endHolding),
    createDelegation: serve(createDelegation),
    endDelegation: serve(endDelegation),
    listDelegations: serve(listDelegations),
    resolveIdentifier: serve(resolveIdentifier),
    addIdentifier: serve(addIdentifier),
    listCalendarDays: serve(listCalendarDays),
    setCalendarDay: serve(setCalendarDay),
    listLegalTerms: serve(listLegalTerms),
    addLegalTerm: serve(addLegalTerm),
    previewDueTime: serve(previewDueTime),
    importDirectory: serve(importDirectory),
  });
}
