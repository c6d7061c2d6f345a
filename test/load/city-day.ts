// What a working day of the city asks of Baro. The arithmetic is here, once; README.md says where each number is from.

/** Known: a city of Hanoi's size. */
export const documentsPerYear = 90_000;
export const dossiersPerYear = 1_000_000;
export const wards = 126;
export const workingDays = 250;
export const workingHours = 8;

/** Assumed until measured in the city; each is a line to change. */
const registersPerDocument = 3;
const dossiersSentOn = 0.1;
const departments = 20;
const staff = wards * 40 + departments * 100 + 200;
const issuedPerRegistered = 0.4;
const tasksPerYear = 30_000;
const lettersPerYear = 40_000;
/** Periodic reports each unit makes a month, all cut off on the same day. */
const reportsAMonth = 4;
/** Working days from the cut-off to the due time (NĐ 09/2019/NĐ-CP leaves them to who asks). */
const closingDays = 2;

/** The busiest hour against the mean one: Monday, 8 to 9. */
export const morningPeak = 2.5;

/** Documents clerks register, each in every register it passes: the city's, a department's, a ward's. */
export const registeredByClerks = (documentsPerYear * registersPerDocument) / workingDays;
/** Documents the wards' own systems register: dossiers that another authority has to answer. */
export const registeredBySystems = (dossiersPerYear * dossiersSentOn) / workingDays;
export const issued = registeredByClerks * issuedPerRegistered;
export const tasksAssigned = tasksPerYear / workingDays;
export const lettersReceived = lettersPerYear / workingDays;
/** Reports units make on a day on which they close: the mix is of such a day, the busiest reporting has. */
export const reportsClosed = ((wards + departments) * reportsAMonth) / closingDays;

/** What all staff do together when each does it so often a day. */
export function byEveryone(timesADay: number): number {
  return staff * timesADay;
}
