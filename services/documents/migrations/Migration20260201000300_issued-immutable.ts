import { Migration } from '@mikro-orm/migrations';

// 3 issued, 5 replaced, 6 recalled. What may still change: state, links to what follows, the recall's own data, version.
const guard = `
CREATE FUNCTION keep_issued() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.unit_id, OLD.kind, OLD.type_code, OLD.series_id, OLD.year, OLD.number, OLD.symbol, OLD.number_symbol,
      OLD.issue_date, OLD.subject, OLD.language, OLD.page_count, OLD.description, OLD.signer_post_id,
      OLD.signer_person_id, OLD.signer_position, OLD.signer_name, OLD.signing_capacity, OLD.delegation_id,
      OLD.recipients, OLD.urgency, OLD.copy_count, OLD.due_date, OLD.file_code, OLD.answers_document_id)
    IS DISTINCT FROM
     (NEW.unit_id, NEW.kind, NEW.type_code, NEW.series_id, NEW.year, NEW.number, NEW.symbol, NEW.number_symbol,
      NEW.issue_date, NEW.subject, NEW.language, NEW.page_count, NEW.description, NEW.signer_post_id,
      NEW.signer_person_id, NEW.signer_position, NEW.signer_name, NEW.signing_capacity, NEW.delegation_id,
      NEW.recipients, NEW.urgency, NEW.copy_count, NEW.due_date, NEW.file_code, NEW.answers_document_id)
  THEN RAISE EXCEPTION 'an issued document cannot change' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER outgoing_documents_keep_issued BEFORE UPDATE ON outgoing_documents
  FOR EACH ROW WHEN (OLD.state IN (3, 5, 6)) EXECUTE FUNCTION keep_issued();
`;

/** An issued document cannot change (NĐ 30/2020 Đ.18): the table refuses it too, whatever the program asks. */
export class Migration20260201000300IssuedImmutable extends Migration {
  override name = 'Migration20260201000300IssuedImmutable';

  override async up(): Promise<void> {
    await this.execute(guard);
  }
}
