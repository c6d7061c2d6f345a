import { logins } from '../ledger/scene.ts';
import { begin } from '../telemetry/watched.ts';
import type { Watched } from '../telemetry/watched.ts';
import type { Asks } from './resolution.ts';

/** A marked visit of a denouncer to the reception, refused once, entered, read and followed up. */
export async function visit(
  watched: Watched,
  { as, no }: Asks,
  identity: Record<string, string>,
): Promise<void> {
  const [unit] = watched.units;
  const unitId = unit?.id ?? '';
  const reception = {
    unitId,
    receiverPostId: unit?.posts[1]?.id,
    receiveTime: begin.toISOString(),
    summary: 'Tố cáo việc cấp phát kinh phí sai quy định',
    content: 'LETTER_CONTENT_DENUNCIATION',
    denouncedPersonId: watched.units[1]?.posts[1]?.personId,
    denouncedUnitId: watched.units[1]?.id,
    parties: [{ role: 'PARTY_ROLE_SENDER', identity }],
    originals: [{ name: 'Đơn tố cáo', pages: 3, original: true, condition: 'Nguyên vẹn' }],
  };
  await no(logins.clerk, '/v1/receptions', { reception: { ...reception, receiverPostId: '' } });
  await no(logins.clerk, '/v1/receptions', {
    reception: { ...reception, summary: `Bà ${identity['fullName']} tố cáo` },
  });
  const answer = await as(logins.clerk, '/v1/receptions', { reception });
  const { id, parties } = answer['reception'] as { id: string; parties: { partyId: string }[] };
  await as(logins.clerk, `/v1/receptions/${id}`);
  await as(logins.clerk, `/v1/receptions?unitId=${unitId}`);
  await as(logins.clerk, `/v1/receptions/${id}:addFollowUp`, { text: 'Đã chuyển đơn' });
  await no(logins.clerk, `/v1/letters/${id}/parties/${parties[0]?.partyId}:openIdentity`, {
    fields: ['fullName'],
    reason: 'Xem',
  });
}
