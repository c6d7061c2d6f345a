import {
  PublicLetterServiceService,
  protoMetadata as publicLetters,
} from '@baro/proto/baro/complaints/v1/public';
import {
  PublicPetitionServiceService,
  protoMetadata as publicPetitions,
} from '@baro/proto/baro/petitions/v1/public';
import type { ExposedService } from './exposed-services.ts';

/** What people may call without signing in, over REST alone. The services let the gateway's program do this and no more. */
export const publicServices: ExposedService[] = [
  { definition: PublicPetitionServiceService, proto: publicPetitions, backend: 'petitions' },
  { definition: PublicLetterServiceService, proto: publicLetters, backend: 'complaints' },
];
