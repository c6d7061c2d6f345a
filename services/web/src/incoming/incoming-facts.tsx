import { Link } from 'react-router';
import type { IncomingDocument } from '../api/types.ts';
import { useMessages, word } from '../i18n/language.tsx';
import { Facts, type Fact } from '../item/facts.tsx';
import { useTypeName } from '../state/document-types.ts';
import { joinNumberSymbol } from '../text/number-symbol.ts';
import { showDate, showInstant } from '../time/format.ts';
import { holderLine } from '../ui/holder-text.tsx';
import type { Messages } from '../i18n/vi/index.ts';

/** The 18 fields of Phụ lục VI and what became of the document; empty ones are left out. */
export function IncomingFacts({ document }: { document: IncomingDocument }) {
  const m = useMessages();
  const typeName = useTypeName();
  return (
    <Facts
      facts={[...handling(document, m), ...fields(document, m, typeName), ...registration(document, m)]}
    />
  );
}

function handling(d: IncomingDocument, m: Messages): Fact[] {
  return [
    [m.document.direction, d.direction],
    [m.document.forInformation, (d.forInformation ?? []).map(holderLine).join('; ')],
    [
      m.document.answer,
      d.answerDocumentId !== undefined && d.answerDocumentId !== '' && (
        <Link to={`/outgoing/${d.answerDocumentId}`}>{d.answerNumberSymbol}</Link>
      ),
    ],
    [m.document.result, d.result],
    [m.document.returnReason, d.returnReason],
  ];
}

function fields(d: IncomingDocument, m: Messages, typeName: (code: string | undefined) => string): Fact[] {
  const pages = d.pageCount ?? 0;
  return [
    [m.incoming.numberSymbol, joinNumberSymbol(d.number, d.symbol)],
    [m.incoming.type, typeName(d.typeCode)],
    [m.incoming.issueDate, showDate(d.issueDate)],
    [m.incoming.issuer, d.issuerName],
    [m.registration.issuerIdentifier, d.issuerIdentifier],
    [
      m.incoming.signer,
      [d.signer?.fullName, d.signer?.position].filter((one) => one !== undefined && one !== '').join(', '),
    ],
    [m.incoming.urgency, word(m.enums.urgency, d.urgency)],
    [m.incoming.form, word(m.enums.form, d.form)],
    [m.registration.toPlaces, d.toPlaces],
    [m.registration.pageCount, pages === 0 ? undefined : pages],
    [m.registration.language, d.language === 'vi' ? undefined : d.language],
    [m.registration.fileCode, d.fileCode],
    [m.registration.messageId, d.messageId],
    [m.registration.description, d.description],
  ];
}

function registration(d: IncomingDocument, m: Messages): Fact[] {
  return [
    [m.incoming.unit, d.unitName],
    [m.document.arrivalTime, showInstant(d.arrivalTime)],
    [m.document.registered, showInstant(d.createTime)],
    [m.document.acknowledged, showInstant(d.acknowledgeTime)],
    [m.document.duplicateReason, d.duplicateReason],
    [
      m.document.likeDocuments,
      (d.duplicateIds ?? []).length > 0 && (
        <ul className="plain-list">
          {(d.duplicateIds ?? []).map((id) => (
            <li key={id}>
              <Link to={`/incoming/${id}`}>{m.common.open}</Link>
            </li>
          ))}
        </ul>
      ),
    ],
    [m.document.historyTitle, d.historical === true && m.document.historical],
  ];
}
