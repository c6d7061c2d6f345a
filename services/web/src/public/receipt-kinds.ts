/** Which service knows a receipt, by the first letters of its code. */
const SERVICES: Readonly<Record<string, string>> = {
  KN: '/public/v1/petitions',
  DT: '/public/v1/letters',
};

/** Where a code is looked up; of letters nobody has, where petitions are, which says that the code is mistyped. */
export function lookUpBase(code: string): string {
  const prefix = code.trim().slice(0, 2).toUpperCase();
  return SERVICES[prefix] ?? '/public/v1/petitions';
}
