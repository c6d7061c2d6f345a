const tokenMs = 60_000;

/** Gives a token. */
export type Access = () => Promise<string>;

/** A token that is asked for again before it ends: filling takes its time. */
export function renewed(ask: Access): Access {
  let token = ask();
  let asked = performance.now();
  return () => {
    if (performance.now() - asked > tokenMs) [token, asked] = [ask(), performance.now()];
    return token;
  };
}
