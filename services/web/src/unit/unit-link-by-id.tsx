import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { getUnit } from '../api/directory-api.ts';

/** A link to a unit of which only the id is known. */
export function UnitLinkById({ id, asOf }: { id: string; asOf: string }) {
  const unit = useQuery({
    queryKey: ['unit', id, asOf],
    queryFn: ({ signal }) => getUnit(id, asOf, signal),
    staleTime: 60_000,
  });
  const search = asOf === '' ? '' : `?asOf=${asOf}`;
  return <Link to={`/units/${id}${search}`}>{unit.data?.name ?? '…'}</Link>;
}
