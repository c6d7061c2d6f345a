/** What may be known of a person who is a party of a case. Every field may be empty; `birthYear` is 0 when unknown. */
export interface Identity {
  fullName: string;
  birthYear: number;
  /** Of the citizen's card or passport. */
  documentNumber: string;
  address: string;
  /** Code of the ward or commune. */
  localityCode: string;
  phone: string;
  email: string;
  /** Whatever else tells who it is: workplace, kinship, how the handwriting looks. */
  note: string;
}

/** Fields of an identity, each asked for and logged by its name. */
export const identityFields = [
  'fullName',
  'birthYear',
  'documentNumber',
  'address',
  'localityCode',
  'phone',
  'email',
  'note',
] as const satisfies readonly (keyof Identity)[];
export type IdentityField = (typeof identityFields)[number];

/** What a party is to a case. */
export const partyRoles = ['sender', 'representative', 'denounced'] as const;
export type PartyRole = (typeof partyRoles)[number];

/** What is put into the store of one party. */
export interface PartyInput {
  caseId: string;
  partyId: string;
  role: PartyRole;
  /** The person asked to be kept secret: sealed whatever the case turns out to be. */
  secretOnRequest: boolean;
  /** Code of the ward or commune; empty unknown. */
  localityCode: string;
  identity: Omit<Identity, 'localityCode'>;
}

/** An official of the city who is denounced: kept as ids, so that he, and whoever works where he works, is barred. */
export interface Barred {
  caseId: string;
  /** Person of the directory; empty when only the unit is denounced. */
  personId: string;
  /** Unit he works in by the letter. */
  unitId: string;
}

/** What a letter or case was found to be. */
export type CaseContent = 'unclassified' | 'complaint' | 'denunciation' | 'feedback';

/** What the store must be told of a case by who keeps cases, at the time of an opening. */
export interface CaseStanding {
  caseId: string;
  content: CaseContent;
  /** Unit whose head decides the case. */
  unitId: string;
  /** Post it lies with; empty when with none. */
  holderPostId: string;
  receiveTime: Date;
}

/** Another party that may be the same person, and by what. No name leaves the store. */
export interface LikelySame {
  partyId: string;
  caseId: string;
  by: ('document' | 'name_and_year' | 'name_and_locality')[];
}
