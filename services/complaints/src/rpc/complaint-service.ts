import { bindService } from '@baro/chassis';
import type { BoundService } from '@baro/chassis';
import { ComplaintServiceService } from '@baro/proto/baro/complaints/v1/complaints';
import type { ComplaintServiceServer } from '@baro/proto/baro/complaints/v1/complaints';
import { acceptComplaint, refuseComplaint } from '../app/accept-complaint.ts';
import { issueDecision, sendDecision } from '../app/decide-complaint.ts';
import type { Deps } from '../app/deps.ts';
import { recordDialogue, scheduleDialogue } from '../app/dialogue.ts';
import {
  determineComplexity,
  resumeComplaint,
  suspendComplaint,
  terminateComplaint,
} from '../app/suspend-complaint.ts';
import { assignVerification, submitVerification } from '../app/verify-complaint.ts';
import { withdrawComplaint } from '../app/withdraw-complaint.ts';

/** Complaints over gRPC. */
export function complaintService(deps: Deps): BoundService {
  return bindService<ComplaintServiceServer>(ComplaintServiceService, {
    acceptComplaint: (request, ctx) => acceptComplaint(deps, request, ctx),
    refuseComplaint: (request, ctx) => refuseComplaint(deps, request, ctx),
    assignVerification: (request, ctx) => assignVerification(deps, request, ctx),
    submitVerification: (request, ctx) => submitVerification(deps, request, ctx),
    determineComplexity: (request, ctx) => determineComplexity(deps, request, ctx),
    suspendComplaint: (request, ctx) => suspendComplaint(deps, request, ctx),
    resumeComplaint: (request, ctx) => resumeComplaint(deps, request, ctx),
    scheduleDialogue: (request, ctx) => scheduleDialogue(deps, request, ctx),
    recordDialogue: (request, ctx) => recordDialogue(deps, request, ctx),
    withdrawComplaint: (request, ctx) => withdrawComplaint(deps, request, ctx),
    terminateComplaint: (request, ctx) => terminateComplaint(deps, request, ctx),
    issueDecision: (request, ctx) => issueDecision(deps, request, ctx),
    sendDecision: (request, ctx) => sendDecision(deps, request, ctx),
  });
}
