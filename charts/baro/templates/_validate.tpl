{{- define "baro.validate" -}}
{{- $services := include "baro.services" . | fromJsonArray -}}
{{- range $name := $services -}}
{{- if ne (index $.Values $name).name $name -}}
{{- fail (printf "%s.name must be %s: databases, roles, secrets and addresses follow from it" $name $name) -}}
{{- end -}}
{{- end -}}
{{- range $name := $services -}}
{{- range $file := (index $.Values $name).secretFiles -}}
{{- if and (ne $name "complaints") (contains "identity-keys" $file.secret) -}}
{{- fail (printf "%s.secretFiles names %s: the keys of the sealed identities are for complaints alone" $name $file.secret) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- $databases := include "baro.databases" . | fromJsonArray -}}
{{- if ne (len $databases) (len (uniq $databases)) -}}
{{- fail (printf "sideDatabases: a database stands twice: %s" (join ", " $databases)) -}}
{{- end -}}
{{- range $caller, $callees := .Values.global.calls -}}
{{- range $callees -}}
{{- if not (has . $services) -}}{{- fail (printf "global.calls.%s names %s, which is no service of Chart.yaml" $caller .) -}}{{- end -}}
{{- end -}}
{{- if not (has $caller (append $services "smoke")) -}}{{- fail (printf "global.calls names %s, which is no service of Chart.yaml" $caller) -}}{{- end -}}
{{- end -}}
{{- $production := eq .Values.global.environment "production" -}}
{{- if and $production .Values.ingress.enabled (not .Values.ingress.tlsSecret) -}}
{{- fail "ingress.tlsSecret is missing: production needs TLS" -}}
{{- end -}}
{{- if and $production (not .Values.defaultDeny) -}}
{{- fail "defaultDeny: false: production denies what no policy names" -}}
{{- end -}}
{{- if and $production (hasPrefix "http://" (.Values.directory.config.KEYCLOAK_URL | default "")) -}}
{{- fail "directory.config.KEYCLOAK_URL: production needs TLS, https://…" -}}
{{- end -}}
{{- if .Values.global.postgres.create -}}
{{- $postgres := .Values.postgres -}}
{{- if and $production (lt ($postgres.instances | int) 2) -}}
{{- fail "postgres.instances: production needs a primary and at least one replica" -}}
{{- end -}}
{{- if and $production (not $postgres.backup.enabled) -}}
{{- fail "postgres.backup.enabled: false: production keeps backups" -}}
{{- end -}}
{{- if ge ($postgres.synchronousReplicas | int) ($postgres.instances | int) -}}
{{- fail "postgres.synchronousReplicas must be less than postgres.instances, or no commit is ever answered" -}}
{{- end -}}
{{- if and (or $postgres.backup.enabled $postgres.restore.enabled) (not $postgres.backup.destinationPath) -}}
{{- fail "postgres.backup.destinationPath is missing: the folder of the object store, s3://…" -}}
{{- end -}}
{{- if $postgres.restore.enabled -}}
{{- if not $postgres.restore.serverName -}}
{{- fail "postgres.restore.serverName is missing: the name in the archive of the cluster to go back to" -}}
{{- end -}}
{{- if and $postgres.backup.enabled (eq $postgres.restore.serverName (include "baro.serverName" .)) -}}
{{- fail "postgres.backup.serverName must differ from postgres.restore.serverName: a restored cluster would write over the archive it came from" -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}
