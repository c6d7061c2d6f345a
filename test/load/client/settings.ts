import type { WorkloadName } from '../workloads.ts';

/** Where staff of a unit sit and who they are, by demo login. */
export interface Book {
  unitId: string;
  clerk: string;
  leader: string;
  /** Who gets it from the leader and hands it over; the leader where the unit is too small for heads. */
  head: string;
  official: string;
}

/** A person's session, as a browser has it after sign-in. */
export interface Session {
  cookieName: string;
  cookie: string;
  csrf: string;
}

/** What tools/load hands to the script; one JSON file. */
export interface Stage {
  run: string;
  workload: WorkloadName;
  seconds: number;
  restUrl: string;
  grpcAddress: string;
  issuer: string;
  districtClient: string;
  districtSecret: string;
  districtUnitId: string;
  /** Folders of the contract and of the google protos it imports. */
  protoFolders: readonly string[];
  books: readonly Book[];
  sessions: Readonly<Record<string, readonly Session[]>>;
  /** Post by login, and person. */
  posts: Readonly<Record<string, string>>;
  people: Readonly<Record<string, string>>;
}

/** Read once a process; k6 allows `open` only while a script is loaded. */
export const stage = JSON.parse(open(__ENV['BARO_LOAD_STAGE'] ?? '')) as Stage;
