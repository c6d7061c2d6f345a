/** The mark and name of the platform. */
export function Logo() {
  return (
    <span className="logo">
      <img src="/favicon.svg" alt="" width="26" height="26" />
      <span>Baro</span>
    </span>
  );
}
