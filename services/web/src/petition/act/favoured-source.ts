import { listPetitions } from '../../api/petitions-api.ts';
import type { Petition } from '../../api/types.ts';
import type { OptionSource } from '../../ui/use-options.ts';

const PAGE = 20;

/** Petitions another one may be retired in favour of: of the same Council, and not retired itself. */
export function favouredSource({ id, unitId }: Petition): OptionSource<Petition> {
  return {
    key: ['favoured', id],
    search: async (query, signal) => {
      const page = await listPetitions({ query, orderBy: 'create_time desc', pageSize: PAGE }, signal);
      return (page.petitions ?? [])
        .filter((one) => one.id !== id && one.unitId === unitId && one.state !== 'PETITION_STATE_RETIRED')
        .map((one) => ({
          value: one.id ?? '',
          label: `${one.code ?? ''} ${one.subject ?? ''}`,
          data: one,
        }));
    },
  };
}
