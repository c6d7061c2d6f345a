/** What the worker is given. */
export interface WorkerTask {
  path: string;
  maxCharacters: number;
}

/** What the worker tells while it reads. */
export type WorkerMessage =
  | { kind: 'type'; contentType: string }
  | { kind: 'text'; text: string }
  | { kind: 'end'; found: boolean };

/** Bounds of one inspection. */
export interface InspectionLimits {
  timeMs: number;
  /** Memory of the whole inspecting process. */
  memoryMiB: number;
  /** Text taken from one file. */
  maxCharacters: number;
}

/** What is found out about a file. */
export interface Inspection {
  /** Empty: none of the types that are taken. */
  contentType: string;
  /** Whether the file's content can be searched. */
  textFound: boolean;
  /** Whether it bears a stand-alone mark of secrecy. */
  marked: boolean;
  /** Text for the index, bounded; empty when none was found. */
  content: string;
}
