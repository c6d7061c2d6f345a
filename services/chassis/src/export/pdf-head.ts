import { nationalMotto, nationalName } from './file-parts.ts';
import type { FileHead } from './file-parts.ts';
import type { PdfPages } from './pdf-pages.ts';

/** Where the head's two columns lie and how far down they reach. */
export interface WrittenHead {
  office: Column;
  nation: Column;
  officeEnd: number;
  nationEnd: number;
  bottom: number;
}

interface Column {
  left: number;
  width: number;
  align: 'center';
}

/** Office on the left, nation on the right (NĐ 30/2020 Phụ lục I); `share` of the width is the office's. */
export function writeNation(
  pages: PdfPages,
  { parentName, unitName }: Pick<FileHead, 'parentName' | 'unitName'>,
  share: number,
): WrittenHead {
  const { left, width, y: top } = pages;
  const office = { left, width: width * share, align: 'center' } as const;
  const gap = width * 0.02;
  const nation = {
    left: left + office.width + gap,
    width: width - office.width - gap,
    align: 'center',
  } as const;
  let officeEnd = top;
  if (parentName !== '') {
    officeEnd = pages.write(parentName.toUpperCase(), 'regular', 12, { ...office, y: top });
  }
  officeEnd = pages.write(unitName.toUpperCase(), 'bold', 12, { ...office, y: officeEnd });
  pages.rule(office.left + office.width / 2, officeEnd + 2, office.width / 4);
  const nameEnd = pages.write(nationalName, 'bold', 12, { ...nation, y: top });
  const nationEnd = pages.write(nationalMotto, 'bold', 13, { ...nation, y: nameEnd });
  pages.rule(nation.left + nation.width / 2, nationEnd + 2, pages.document.widthOfString(nationalMotto));
  return { office, nation, officeEnd, nationEnd, bottom: Math.max(officeEnd, nationEnd) };
}
