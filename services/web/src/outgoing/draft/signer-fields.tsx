import { useQuery } from '@tanstack/react-query';
import { listDelegations } from '../../api/directory-api.ts';
import type { Delegation, Post } from '../../api/types.ts';
import { useMessages } from '../../i18n/language.tsx';
import type { Messages } from '../../i18n/vi/index.ts';
import { leaderSource, postSource } from '../../state/directory-search.ts';
import { useActor } from '../../state/session.tsx';
import { showDate } from '../../time/format.ts';
import { Choice } from '../../ui/choice.tsx';
import type { Option } from '../../ui/combobox-options.ts';
import { Field } from '../../ui/field.tsx';
import { Picker } from '../../ui/picker.tsx';
import type { OptionSource } from '../../ui/use-options.ts';
import { chosen, toChoice, type DraftFieldsProps } from './draft-fields.tsx';
import { NO_CHOICE } from './draft-values.ts';

/** Signed by order or by delegation: then the paper that gives the power is named (NĐ 30/2020 Đ.13). */
export const DELEGATED = ['SIGNING_CAPACITY_TL', 'SIGNING_CAPACITY_TUQ'];

/** Who signs, how, and by what power. */
export function SignerFields({ form }: DraftFieldsProps) {
  const m = useMessages();
  const ownUnitId = useActor().unit?.id ?? '';
  const { values } = form;
  return (
    <>
      <Field label={m.outgoing.signerPost} hint={m.outgoing.signerHint} error={form.errors.signerPost}>
        {(control) => (
          <Picker
            {...control}
            source={signerSource(values.unitId, ownUnitId, m.act.postVacant)}
            value={chosen(values.signerPost)}
            onChange={(post) =>
              form.change({
                signerPost: toChoice(post),
                signerPersonId: post?.data?.holdings?.[0]?.personId ?? '',
                delegation: NO_CHOICE,
              })
            }
          />
        )}
      </Field>
      <Choice
        label={m.outgoing.capacity}
        value={values.signingCapacity}
        options={capacityOptions(m)}
        onChange={(signingCapacity) => form.change({ signingCapacity })}
        error={form.errors.signingCapacity}
      />
      {DELEGATED.includes(values.signingCapacity) && (
        <DelegationField
          personId={values.signerPersonId}
          value={values.delegation.value}
          error={form.errors.delegation}
          onChange={(delegation) => form.change({ delegation: toChoice(delegation) })}
        />
      )}
    </>
  );
}

/** Signing capacities with what each means. */
export function capacityOptions(m: Messages): { value: string; label: string }[] {
  return Object.entries(m.enums.capacity).map(([value, label]) => ({
    value,
    label: `${label} ${value === 'SIGNING_CAPACITY_HEAD' ? '' : m.enums.capacityHint[value as keyof typeof m.enums.capacityHint]}`,
  }));
}

/** The issuing unit's leaders first; anybody once something is typed. */
export function signerSource(unitId: string, ownUnitId: string, vacantWord: string): OptionSource<Post> {
  const leaders = leaderSource(unitId, ownUnitId, vacantWord);
  const all = postSource(unitId, vacantWord);
  return {
    key: ['signers', unitId, ownUnitId],
    search: async (typed, signal) => {
      const near = typed.trim() === '' ? leaders : all;
      return 'search' in near ? near.search(typed, signal) : [];
    },
  };
}

interface DelegationFieldProps {
  /** Who signs. */
  readonly personId: string;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (delegation: Option | undefined) => void;
}

/** The paper that gives the power to sign. */
export function DelegationField({ personId, value, error, onChange }: DelegationFieldProps) {
  const m = useMessages();
  const found = useQuery({
    queryKey: ['delegations', personId],
    queryFn: ({ signal }) => listDelegations({ personId, pageSize: 50 }, signal),
    enabled: personId !== '',
  });
  const options = (found.data ?? [])
    .filter((one) => one.kind === 'DELEGATION_KIND_SIGNING')
    .map((one) => delegationOption(one, m));
  const isNone = found.isSuccess && options.length === 0;
  return (
    <Field
      label={m.outgoing.delegation}
      hint={isNone ? m.outgoing.delegationNone : m.outgoing.delegationHint}
      error={error}
    >
      {(control) => (
        <Picker
          {...control}
          source={{ options }}
          value={options.find((one) => one.value === value)}
          onChange={onChange}
        />
      )}
    </Field>
  );
}

function delegationOption(delegation: Delegation, m: Messages): Option {
  return {
    value: delegation.id ?? '',
    label: `${delegation.legalBasis ?? ''} — ${delegation.postTitle ?? ''}`,
    detail: `${delegation.scope ?? ''} · ${m.unit.until(showDate(delegation.validTo))}`,
  };
}
