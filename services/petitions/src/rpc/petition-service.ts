import { bindService } from '@baro/chassis';
import type { BoundService } from '@baro/chassis';
import { PetitionServiceService } from '@baro/proto/baro/petitions/v1/petitions';
import type { PetitionServiceServer } from '@baro/proto/baro/petitions/v1/petitions';
import { sendBackAnswer, signAnswer, submitAnswer } from '../app/answer-petition.ts';
import type { Deps } from '../app/deps.ts';
import { getPetition } from '../app/get-petition.ts';
import { acceptPetition, assignPetition, handOverPetition } from '../app/handle-petition.ts';
import { importPetitions } from '../app/import-petitions.ts';
import { classifyPetition, raisePetition } from '../app/keep-petition.ts';
import { listLikelyPetitions } from '../app/list-likely.ts';
import { listLikelyPairs } from '../app/list-likely-pairs.ts';
import { listPetitions } from '../app/list-petitions.ts';
import { recordPetition } from '../app/record-petition.ts';
import { dismissLikely } from '../app/dismiss-likely.ts';
import { restorePetition, retirePetition } from '../app/retire-petition.ts';
import { claimResult, findResult } from '../app/results.ts';
import { createCouncilSession, listCouncilSessions } from '../app/sessions.ts';

/** Petitions over gRPC. */
export function petitionService(deps: Deps): BoundService {
  return bindService<PetitionServiceServer>(PetitionServiceService, {
    createCouncilSession: (request, ctx) => createCouncilSession(deps, request, ctx),
    listCouncilSessions: (request, ctx) => listCouncilSessions(deps, request, ctx),
    recordPetition: (request, ctx) => recordPetition(deps, request, ctx),
    getPetition: (request, ctx) => getPetition(deps, request, ctx),
    listPetitions: (request, ctx) => listPetitions(deps, request, ctx),
    raisePetition: (request, ctx) => raisePetition(deps, request, ctx),
    classifyPetition: (request, ctx) => classifyPetition(deps, request, ctx),
    assignPetition: (request, ctx) => assignPetition(deps, request, ctx),
    acceptPetition: (request, ctx) => acceptPetition(deps, request, ctx),
    handOverPetition: (request, ctx) => handOverPetition(deps, request, ctx),
    submitAnswer: (request, ctx) => submitAnswer(deps, request, ctx),
    signAnswer: (request, ctx) => signAnswer(deps, request, ctx),
    sendBackAnswer: (request, ctx) => sendBackAnswer(deps, request, ctx),
    claimResult: (request, ctx) => claimResult(deps, request, ctx),
    listLikelyPetitions: (request, ctx) => listLikelyPetitions(deps, request, ctx),
    listLikelyPairs: (request, ctx) => listLikelyPairs(deps, request, ctx),
    dismissLikely: (request, ctx) => dismissLikely(deps, request, ctx),
    retirePetition: (request, ctx) => retirePetition(deps, request, ctx),
    restorePetition: (request, ctx) => restorePetition(deps, request, ctx),
    importPetitions: (request, ctx) => importPetitions(deps, request, ctx),
    findResult: (request, ctx) => findResult(deps, request, ctx),
  });
}
