/** Hands a file to the browser's downloads. */
export function saveFile(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The click has begun the download; the address may go once the event loop has turned.
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
