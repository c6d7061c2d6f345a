import { bindService } from '@baro/chassis';
import type { BoundService } from '@baro/chassis';
import { RegisterServiceService } from '@baro/proto/baro/documents/v1/registers';
import type { RegisterServiceServer } from '@baro/proto/baro/documents/v1/registers';
import type { Deps } from '../app/deps.ts';
import { exportRegister } from '../app/export-register.ts';
import { listRegisterRows } from '../app/list-register-rows.ts';

/** Registers of Phụ lục IV. */
export function registerService(deps: Deps): BoundService {
  return bindService<RegisterServiceServer>(RegisterServiceService, {
    listRegisterRows: (request, ctx) => listRegisterRows(deps, request, ctx),
    exportRegister: (request, ctx) => exportRegister(deps, request, ctx),
  });
}
