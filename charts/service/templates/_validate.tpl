{{/* Combinations that cannot work are refused with a sentence; what one value alone may be says values.schema.json. */}}
{{- define "service.validate" -}}
{{- $v := .Values -}}
{{- $global := $v.global -}}
{{- $name := $v.name -}}
{{- $production := eq $global.environment "production" -}}
{{- $few := ternary ($v.autoscaling.minReplicas | int) ($v.replicas | int) $v.autoscaling.enabled -}}
{{- if not (or $v.image.digest $v.image.tag $global.image.tag) -}}
{{- fail (printf "%s: no image: set %s.image.digest, or global.image.tag" $name $name) -}}
{{- end -}}
{{- if and $production (not $v.image.digest) (eq (default $global.image.tag $v.image.tag) "latest") -}}
{{- fail (printf "%s: the tag latest names no certain image: give a version or a digest" $name) -}}
{{- end -}}
{{- if and $v.autoscaling.enabled (lt ($v.autoscaling.maxReplicas | int) ($v.autoscaling.minReplicas | int)) -}}
{{- fail (printf "%s: autoscaling.maxReplicas is below minReplicas" $name) -}}
{{- end -}}
{{- if and $v.podDisruptionBudget (lt $few 2) -}}
{{- fail (printf "%s: podDisruptionBudget with one replica: two replicas are needed, or a drained node stops the service; set podDisruptionBudget: false to accept that" $name) -}}
{{- end -}}
{{- if and $production (lt $few 2) -}}
{{- fail (printf "%s: production needs at least two replicas" $name) -}}
{{- end -}}
{{- if and $v.attachments.enabled (ne $v.attachments.accessMode "ReadWriteMany") (or $v.autoscaling.enabled (gt $few 1)) -}}
{{- fail (printf "%s: attachments.accessMode %s serves one node: more than one replica needs ReadWriteMany" $name $v.attachments.accessMode) -}}
{{- end -}}
{{- if le (mul ($v.terminationGracePeriodSeconds | int64) 1000) (add ($v.drain.delayMs | int64) ($v.drain.timeoutMs | int64)) -}}
{{- fail (printf "%s: terminationGracePeriodSeconds must be longer than drain.delayMs and drain.timeoutMs together, or calls in flight are cut" $name) -}}
{{- end -}}
{{- if and $v.tls.secret (not $v.http.enabled) -}}
{{- fail (printf "%s: tls.secret: native gRPC probes speak no TLS; between services use the mesh, tls is the gateway's" $name) -}}
{{- end -}}
{{- range $key, $value := $v.config -}}
{{- if or (has $key (list "EMBEDDED" "FAULT_POINT" "TEST_CLOCK_FILE")) -}}
{{- fail (printf "%s: config.%s is a test means; no cluster runs with it" $name $key) -}}
{{- end -}}
{{- if or (regexMatch "(DATABASE_URL|NATS_URL|SMTP_URL|SECRET|PASSWORD|TOKEN|SIGNING_KEY)$" $key) (regexMatch "://[^/@]*:[^/@]*@" ($value | toString)) -}}
{{- fail (printf "%s: config.%s looks like a secret: name the secret that holds it in secretFiles" $name $key) -}}
{{- end -}}
{{- end -}}
{{- if not $global.oidc.issuer -}}
{{- fail "global.oidc.issuer is missing: the address of the realm, https://<keycloak>/realms/baro" -}}
{{- end -}}
{{- if and $v.http.enabled (not $global.publicUrl) -}}
{{- fail "global.publicUrl is missing: what browsers call us, https://…" -}}
{{- end -}}
{{- if and $production $v.http.enabled (not (hasPrefix "https://" $global.publicUrl)) -}}
{{- fail "global.publicUrl: production needs TLS, https://…" -}}
{{- end -}}
{{- if and $production (not (hasPrefix "https://" $global.oidc.issuer)) -}}
{{- fail "global.oidc.issuer: production needs TLS, https://…" -}}
{{- end -}}
{{- if gt ($global.nats.streamReplicas | int) ($global.nats.clusterSize | int) -}}
{{- fail (printf "global.nats.streamReplicas is %d, but global.nats.clusterSize says %d servers: each copy needs a server of its own" ($global.nats.streamReplicas | int) ($global.nats.clusterSize | int)) -}}
{{- end -}}
{{- if and $production (lt ($global.nats.streamReplicas | int) 3) -}}
{{- fail "global.nats.streamReplicas: production keeps three copies of each stream" -}}
{{- end -}}
{{- end -}}
