import { FileDescriptorProto } from '@baro/proto/google/protobuf/descriptor';
import type { ReflectionService } from '@grpc/reflection';

/** `protoMetadata` of a generated file. */
export interface ProtoFile {
  fileDescriptor: unknown;
  dependencies?: ProtoFile[] | undefined;
}

type PackageDefinition = ConstructorParameters<typeof ReflectionService>[0];

/** The generated files and all they import, as the reflection service wants them. */
export function descriptorsOf(files: ProtoFile[]): PackageDefinition {
  const encoded = new Map<unknown, Buffer>();
  const visit = (file: ProtoFile): void => {
    if (encoded.has(file.fileDescriptor)) return;
    const descriptor = FileDescriptorProto.fromPartial(file.fileDescriptor as FileDescriptorProto);
    encoded.set(file.fileDescriptor, Buffer.from(FileDescriptorProto.encode(descriptor).finish()));
    for (const dependency of file.dependencies ?? []) visit(dependency);
  };
  for (const file of files) visit(file);
  return { baro: { fileDescriptorProtos: [...encoded.values()] } } as unknown as PackageDefinition;
}
