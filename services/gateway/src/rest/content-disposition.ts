/**
 * `attachment` with the name twice: plain ASCII for old clients, UTF-8 by RFC 6266 for the rest. Control characters,
 * quotes and slashes never reach the header.
 */
export function contentDisposition(fileName: string): string {
  // Controls, and what cuts paths or header parameters.
  // eslint-disable-next-line no-control-regex -- matching control characters is the purpose
  const name = fileName.replaceAll(/[\u0000-\u001f\u007f/\\]/g, '_').toWellFormed() || 'file';
  const plain = name
    .normalize('NFD')
    // Vietnamese marks fall away, đ becomes d: the name stays readable.
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .replaceAll(/[^\u0020-\u007e]|["%;]/g, '_');
  // encodeURIComponent leaves ' ( ) * alone, which RFC 5987 does not allow.
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
