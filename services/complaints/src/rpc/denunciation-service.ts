import { bindService } from '@baro/chassis';
import type { BoundService } from '@baro/chassis';
import { DenunciationServiceService } from '@baro/proto/baro/complaints/v1/denunciations';
import type { DenunciationServiceServer } from '@baro/proto/baro/complaints/v1/denunciations';
import { acceptDenunciation, notifyAcceptance, refuseDenunciation } from '../app/accept-denunciation.ts';
import { issueConclusion, publishConclusion, sendConclusion } from '../app/conclude-denunciation.ts';
import type { Deps } from '../app/deps.ts';
import { extendResolution } from '../app/extend-denunciation.ts';
import { recordReport, requestReport } from '../app/further-denunciation.ts';
import { getExtract } from '../app/get-extract.ts';
import { handleInformation } from '../app/handle-information.ts';
import { withdrawDenunciation } from '../app/withdraw-denunciation.ts';

/** Denunciations over gRPC. */
export function denunciationService(deps: Deps): BoundService {
  return bindService<DenunciationServiceServer>(DenunciationServiceService, {
    acceptDenunciation: (request, ctx) => acceptDenunciation(deps, request, ctx),
    refuseDenunciation: (request, ctx) => refuseDenunciation(deps, request, ctx),
    notifyAcceptance: (request, ctx) => notifyAcceptance(deps, request, ctx),
    extendResolution: (request, ctx) => extendResolution(deps, request, ctx),
    withdrawDenunciation: (request, ctx) => withdrawDenunciation(deps, request, ctx),
    issueConclusion: (request, ctx) => issueConclusion(deps, request, ctx),
    sendConclusion: (request, ctx) => sendConclusion(deps, request, ctx),
    publishConclusion: (request, ctx) => publishConclusion(deps, request, ctx),
    requestReport: (request, ctx) => requestReport(deps, request, ctx),
    recordReport: (request, ctx) => recordReport(deps, request, ctx),
    handleInformation: (request, ctx) => handleInformation(deps, request, ctx),
    getExtract: (request, ctx) => getExtract(deps, request, ctx),
  });
}
