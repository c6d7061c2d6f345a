import type { Criterion } from '@baro/proto/baro/reporting/v1/index_sets';
import { Component } from '@baro/proto/baro/reporting/v1/standings';

/** What a unit scored itself last, and what was verified last. */
export interface DeclaredScore {
  readonly unitId: string;
  readonly criterionCode: string;
  readonly selfPoints: string | null;
  readonly verifiedPoints: string | null;
  readonly verifiedScoreOutdated: boolean;
}

/** What a declared criterion comes to by unit: points are those verified, never what a unit scored itself. */
export function standDeclared(
  criterion: Criterion,
  scores: readonly DeclaredScore[],
): Map<string, Component> {
  return new Map(
    scores
      .filter(({ criterionCode }) => criterionCode === criterion.code)
      .map((score) => [
        score.unitId,
        Component.fromPartial({
          criterion,
          points: score.verifiedPoints ?? '',
          selfPoints: score.selfPoints ?? '',
          verifiedPoints: score.verifiedPoints ?? '',
          verificationOutdated: score.verifiedScoreOutdated,
        }),
      ]),
  );
}
