import claims.models.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='SourceCopy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('round', models.PositiveIntegerField()),
                ('added_at', models.DateTimeField()),
                ('sha256', models.CharField(max_length=64)),
                ('media_type', models.CharField(max_length=100)),
                ('size', models.PositiveIntegerField(help_text='Bytes.')),
                ('chars', models.PositiveIntegerField(help_text='Code points of its text.')),
                ('importer', models.CharField(max_length=50)),
                ('importer_version', models.CharField(max_length=20)),
                ('filename', models.TextField(blank=True, default='', validators=[claims.models.fields.validate_storable])),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='copies', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name_plural': 'source copies',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Document',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.TextField(default='', validators=[claims.models.fields.validate_storable])),
                ('author', models.TextField(blank=True, default='', validators=[claims.models.fields.validate_storable])),
                ('publisher', models.TextField(blank=True, default='', validators=[claims.models.fields.validate_storable])),
                ('url', models.URLField(blank=True, max_length=2000, verbose_name='URL')),
                ('archive_url', models.URLField(blank=True, max_length=2000, verbose_name='archive URL')),
                ('language', models.CharField(default='en', help_text='BCP 47 tag, such as en or es-MX', max_length=35)),
                ('published_on', models.DateField(blank=True, null=True)),
                ('captured_on', models.DateField(blank=True, null=True)),
                ('reviews_required', models.PositiveSmallIntegerField(choices=[(1, 'One review'), (2, 'Two blind reviews')], default=1)),
                ('hides_names', models.BooleanField(default=False, help_text='Nobody is told who reviewed until it is settled.')),
                ('lock_version', models.PositiveIntegerField(default=0, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Original',
            fields=[
                ('sha256', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('body', models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name='Source',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('web_page', 'Web page'), ('law', 'Law, bill or regulation'), ('court', 'Court decision'), ('report', 'Report or study'), ('news', 'News'), ('data', 'Data set'), ('other', 'Other')], default='web_page', max_length=20)),
                ('title', models.TextField(default='', validators=[claims.models.fields.validate_storable])),
                ('publisher', models.TextField(blank=True, default='', validators=[claims.models.fields.validate_storable])),
                ('identifier', models.CharField(blank=True, help_text='Bill or law number, DOI, ISBN, docket: what finds the work again', max_length=500)),
                ('url', models.URLField(blank=True, max_length=2000, verbose_name='URL')),
                ('archive_url', models.URLField(blank=True, max_length=2000, verbose_name='archive URL')),
                ('csl', models.JSONField(blank=True, default=dict, verbose_name='CSL data')),
                ('weight', models.CharField(blank=True, choices=[('reliable', 'Reliable'), ('weak', 'Weak: mirror, second hand or machine-written'), ('circular', 'Circular: the document itself or a copy of it')], default='', max_length=20)),
                ('lock_version', models.PositiveIntegerField(default=0, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Tag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.TextField(default='', validators=[claims.models.fields.validate_storable])),
                ('folded', models.CharField(editable=False, max_length=240, unique=True)),
            ],
            options={
                'ordering': ['folded'],
            },
        ),
        migrations.CreateModel(
            name='Tagging',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['claim_id', 'tag__folded'],
            },
        ),
        migrations.CreateModel(
            name='Upload',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('filename', models.TextField(blank=True, default='', validators=[claims.models.fields.validate_storable])),
                ('body', models.BinaryField()),
                ('created_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='VerdictWording',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('verdict', models.CharField(choices=[('verified', 'Verified'), ('partly_supported', 'Partly supported'), ('disputed', 'Disputed'), ('unverifiable', 'Unverifiable'), ('not_checkable', 'Not checkable')], max_length=20, unique=True)),
                ('label', models.CharField(blank=True, help_text='On marks, pages and exports; empty: the word that came with it', max_length=60)),
                ('meaning', models.TextField(blank=True, default='', help_text='One sentence for readers of a list or an export; empty: the one that came with it', validators=[claims.models.fields.validate_storable])),
                ('lock_version', models.PositiveIntegerField(default=0, editable=False)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Version',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('filename', models.TextField(blank=True, default='', validators=[claims.models.fields.validate_storable])),
                ('text_sha256', models.CharField(max_length=64)),
                ('chars', models.PositiveIntegerField(verbose_name='length in code points')),
                ('encoding', models.CharField(max_length=20)),
                ('had_bom', models.BooleanField(default=False, verbose_name='byte-order mark dropped')),
                ('newlines', models.CharField(max_length=10, verbose_name='line ends of the file')),
                ('importer', models.CharField(max_length=50)),
                ('importer_version', models.CharField(max_length=20)),
                ('splitter_version', models.CharField(max_length=20)),
                ('remarks', models.TextField(blank=True, default='', help_text='What reading the file left out or decided, one remark a line', validators=[claims.models.fields.validate_storable])),
                ('attention', models.TextField(blank=True, default='', help_text='Why a person must look before the text can be relied on; empty where nobody must', validators=[claims.models.fields.validate_storable])),
                ('acknowledged_at', models.DateTimeField(editable=False, null=True)),
                ('imported_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'ordering': ['document_id', 'number'],
            },
        ),
        migrations.CreateModel(
            name='Authority',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('bill', 'Bill'), ('statute', 'Statute'), ('regulation', 'Regulation'), ('act', 'Act'), ('public law', 'Public law'), ('case', 'Case'), ('executive order', 'Executive order'), ('constitution', 'Constitution'), ('resolution', 'Resolution'), ('order', 'Court order')], max_length=20)),
                ('key', models.TextField(default='', validators=[claims.models.fields.validate_storable])),
                ('work', models.TextField(default='', help_text='The key without subsections.', validators=[claims.models.fields.validate_storable])),
            ],
            options={
                'verbose_name_plural': 'authorities',
                'ordering': ['kind', 'key'],
                'constraints': [models.UniqueConstraint(fields=('kind', 'key'), name='one_authority_per_key'), models.CheckConstraint(condition=models.Q(('kind__in', ['bill', 'statute', 'regulation', 'act', 'public law', 'case', 'executive order', 'constitution', 'resolution', 'order'])), name='authority_kind_is_known'), models.CheckConstraint(condition=models.Q(('key', ''), _negated=True), name='authority_has_a_key')],
            },
        ),
        migrations.CreateModel(
            name='Block',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ordinal', models.PositiveIntegerField()),
                ('kind', models.CharField(choices=[('heading', 'Heading'), ('paragraph', 'Paragraph'), ('list_item', 'List item'), ('table_cell', 'Table cell'), ('metadata', 'Metadata')], max_length=20)),
                ('level', models.PositiveSmallIntegerField(default=0)),
                ('label', models.TextField(blank=True, default='', validators=[claims.models.fields.validate_storable])),
                ('start', models.PositiveIntegerField()),
                ('end', models.PositiveIntegerField()),
                ('place', models.TextField(blank=True, default='', help_text='Where in the file it stands: a page, or the path of an element.', validators=[claims.models.fields.validate_storable])),
                ('title', models.TextField(blank=True, default='', help_text='The words of a heading, so that a list can name a section without loading the text.', validators=[claims.models.fields.validate_storable])),
                ('section', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='members', to='claims.block')),
            ],
            options={
                'ordering': ['version_id', 'ordinal'],
            },
        ),
        migrations.CreateModel(
            name='BulkAct',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('act', models.CharField(max_length=40)),
                ('data', models.JSONField(default=dict)),
                ('title', models.TextField(blank=True, default='', validators=[claims.models.fields.validate_storable])),
                ('back', models.TextField(blank=True, default='', validators=[claims.models.fields.validate_storable])),
                ('created_at', models.DateTimeField()),
                ('undone_at', models.DateTimeField(null=True)),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bulk_acts', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='BulkItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('claim_number', models.BigIntegerField()),
                ('seen', models.PositiveIntegerField()),
                ('state', models.CharField(choices=[('waiting', 'Waiting'), ('done', 'Done'), ('refused', 'Refused'), ('undone', 'Taken back'), ('kept', 'Could not be taken back')], default='waiting', max_length=10)),
                ('reason', models.TextField(blank=True, default='', validators=[claims.models.fields.validate_storable])),
                ('before', models.JSONField(default=dict)),
                ('event_number', models.BigIntegerField(null=True)),
                ('bulk', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='claims.bulkact')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='ChainHead',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.BigIntegerField(default=0)),
                ('hash', models.CharField(max_length=64)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('pk', 1)), name='there_is_one_head')],
            },
        ),
        migrations.CreateModel(
            name='Claim',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('statement', models.TextField(default='', help_text='The assertion restated so that it can be understood by itself', validators=[claims.models.fields.validate_storable])),
                ('kind', models.CharField(choices=[('factual', 'Factual'), ('legal', 'Legal'), ('causal', 'Causal'), ('procedural', 'Procedural'), ('opinion', 'Opinion'), ('prediction', 'Prediction')], default='factual', max_length=20)),
                ('claimant', models.TextField(blank=True, default='', help_text='Who asserts it, where that is not the document itself', validators=[claims.models.fields.validate_storable])),
                ('status', models.CharField(choices=[('unreviewed', 'Unreviewed'), ('second_review', 'Second review wanted'), ('contested', 'Contested'), ('settled', 'Settled')], default='unreviewed', editable=False, max_length=20)),
                ('verdict', models.CharField(blank=True, choices=[('verified', 'Verified'), ('partly_supported', 'Partly supported'), ('disputed', 'Disputed'), ('unverifiable', 'Unverifiable'), ('not_checkable', 'Not checkable')], default='', editable=False, max_length=20)),
                ('text_changed', models.BooleanField(default=False, editable=False)),
                ('second_asked', models.BooleanField(default=False, editable=False)),
                ('round', models.PositiveIntegerField(default=1, editable=False)),
                ('opened_round', models.PositiveIntegerField(default=0, editable=False)),
                ('as_of', models.DateField(editable=False, null=True)),
                ('jurisdiction', models.CharField(blank=True, default='', editable=False, max_length=60)),
                ('recheck_on', models.DateField(editable=False, null=True)),
                ('held_until', models.DateTimeField(editable=False, null=True)),
                ('lock_version', models.PositiveIntegerField(default=0, editable=False)),
                ('place', models.PositiveIntegerField(default=0, editable=False)),
                ('worth', models.FloatField(default=0.0, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('changed_at', models.DateTimeField(auto_now_add=True)),
                ('decided_at', models.DateTimeField(editable=False, null=True)),
                ('assignee', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='assigned_claims', to=settings.AUTH_USER_MODEL)),
                ('holder', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='held_claims', to=settings.AUTH_USER_MODEL)),
                ('section', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='claims.block')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='claims', to='claims.document')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Anchor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('start', models.PositiveIntegerField()),
                ('end', models.PositiveIntegerField()),
                ('quote', models.TextField(default='', validators=[claims.models.fields.validate_storable])),
                ('prefix', models.TextField(blank=True, default='', validators=[claims.models.fields.validate_storable])),
                ('suffix', models.TextField(blank=True, default='', validators=[claims.models.fields.validate_storable])),
                ('placed', models.CharField(choices=[('original', 'Extracted with the version'), ('same', 'Same words in the same block'), ('moved', 'Same words, found once elsewhere'), ('cosmetic', 'Same words, typeset differently'), ('changed', 'Changed words, where the comparison of the versions puts them'), ('manual', 'Placed by a person')], max_length=20)),
                ('block', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='claims.block')),
                ('claim', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='anchors', to='claims.claim')),
            ],
            options={
                'ordering': ['version_id', 'start', 'end'],
            },
        ),
        migrations.CreateModel(
            name='Confirmation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('round', models.PositiveIntegerField()),
                ('quote_sha256', models.CharField(max_length=64)),
                ('created_at', models.DateTimeField()),
                ('claim', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='confirmations', to='claims.claim')),
                ('reviewer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='confirmations', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='CopyBody',
            fields=[
                ('copy', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='stored', serialize=False, to='claims.sourcecopy')),
                ('body', models.BinaryField()),
                ('text', models.TextField(default='', validators=[claims.models.fields.validate_storable])),
                ('headings', models.JSONField(default=list, help_text='Pairs: where a heading begins, in code points, and its words.')),
            ],
            options={
                'verbose_name_plural': 'copy bodies',
            },
        ),
        migrations.AddField(
            model_name='sourcecopy',
            name='claim',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='copies', to='claims.claim'),
        ),
        migrations.CreateModel(
            name='Citation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('round', models.PositiveIntegerField()),
                ('stance', models.CharField(choices=[('supports', 'Supports'), ('refutes', 'Refutes'), ('context', 'Context')], max_length=20)),
                ('pinpoint', models.TextField(blank=True, default='', validators=[claims.models.fields.validate_storable])),
                ('excerpt', models.TextField(blank=True, default='', validators=[claims.models.fields.validate_storable])),
                ('excerpt_check', models.CharField(choices=[('not_checked', 'Not checked'), ('found', 'Found in the source'), ('differs', 'Differs from the source'), ('unreachable', 'Source unreachable')], default='not_checked', max_length=20)),
                ('checked_at', models.DateTimeField(null=True)),
                ('accessed_on', models.DateField(blank=True, null=True)),
                ('created_at', models.DateTimeField()),
                ('reviewer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='citations', to=settings.AUTH_USER_MODEL)),
                ('claim', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='citations', to='claims.claim')),
                ('checked_copy', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='checks', to='claims.sourcecopy')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='DeskSettings',
            fields=[
                ('owner', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='desk_settings', serialize=False, to=settings.AUTH_USER_MODEL)),
                ('keys', models.CharField(choices=[('single', 'Single keys'), ('modified', 'With Alt and Shift'), ('off', 'No keys')], default='single', max_length=10)),
                ('moves_on', models.BooleanField(default=True, help_text='A decision shows the next claim.')),
            ],
            options={
                'verbose_name_plural': 'desk settings',
                'constraints': [models.CheckConstraint(condition=models.Q(('keys__in', ['single', 'modified', 'off'])), name='desk_keys_are_known')],
            },
        ),
        migrations.CreateModel(
            name='Event',
            fields=[
                ('number', models.BigIntegerField(primary_key=True, serialize=False)),
                ('at', models.CharField(help_text='UTC, ISO 8601, as it was hashed.', max_length=40)),
                ('act', models.CharField(max_length=40)),
                ('actor_number', models.BigIntegerField(null=True)),
                ('document_number', models.BigIntegerField(null=True)),
                ('claim_number', models.BigIntegerField(null=True)),
                ('round', models.PositiveIntegerField(null=True)),
                ('lock_version', models.PositiveIntegerField(help_text='The number that this event raised the claim to.', null=True)),
                ('payload', models.TextField(blank=True, default='', help_text='Canonical JSON, stored as text because jsonb reorders keys.', validators=[claims.models.fields.validate_storable])),
                ('previous_hash', models.CharField(max_length=64)),
                ('hash', models.CharField(max_length=64, unique=True)),
            ],
            options={
                'ordering': ['number'],
                'indexes': [models.Index(fields=['claim_number', 'number'], name='event_by_claim'), models.Index(fields=['document_number', 'number'], name='event_by_document'), models.Index(fields=['actor_number', 'number'], name='event_by_actor')],
                'constraints': [models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='events_count_from_one')],
            },
        ),
        migrations.CreateModel(
            name='EventText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('event_number', models.BigIntegerField(db_index=True)),
                ('name', models.CharField(max_length=40)),
                ('salt', models.CharField(max_length=32)),
                ('body', models.TextField(blank=True, default='', validators=[claims.models.fields.validate_storable])),
            ],
            options={
                'ordering': ['event_number', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('event_number', 'name'), name='one_text_per_event_and_name')],
            },
        ),
        migrations.CreateModel(
            name='Match',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('similar', 'Says something similar'), ('same', 'Says the same'), ('conflict', 'Cannot both stand'), ('same_rule', 'One rule under another name')], max_length=20)),
                ('score', models.FloatField()),
                ('grounds', models.JSONField(default=dict)),
                ('state', models.CharField(choices=[('suggested', 'Suggested'), ('confirmed', 'Confirmed'), ('rejected', 'Rejected')], default='suggested', max_length=20)),
                ('decided_at', models.DateTimeField(null=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('claim', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='later_matches', to='claims.claim')),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='judged_matches', to=settings.AUTH_USER_MODEL)),
                ('other', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='earlier_matches', to='claims.claim')),
            ],
            options={
                'ordering': ['-score', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Mention',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('start', models.PositiveIntegerField(null=True)),
                ('end', models.PositiveIntegerField(null=True)),
                ('found_by', models.CharField(choices=[('machine', 'Found in the text'), ('person', 'Named by a person')], max_length=10)),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mentions', to='claims.authority')),
                ('claim', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mentions', to='claims.claim')),
                ('named_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='mentions', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Note',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('round', models.PositiveIntegerField()),
                ('body', models.TextField(default='', validators=[claims.models.fields.validate_storable])),
                ('is_public', models.BooleanField(default=False)),
                ('created_at', models.DateTimeField()),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notes', to=settings.AUTH_USER_MODEL)),
                ('claim', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='claims.claim')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Offer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('start', models.PositiveIntegerField()),
                ('end', models.PositiveIntegerField()),
                ('quote', models.TextField(default='', validators=[claims.models.fields.validate_storable])),
                ('score', models.FloatField(help_text="How much of the claim's words stand there, 0 to 1.")),
                ('claim', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='offers', to='claims.claim')),
            ],
            options={
                'ordering': ['-score', 'start'],
            },
        ),
        migrations.CreateModel(
            name='OutsideCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.TextField(default='', help_text='Where in the file it stands: row 12.', validators=[claims.models.fields.validate_storable])),
                ('said', models.TextField(blank=True, default='', validators=[claims.models.fields.validate_storable])),
                ('verdict', models.CharField(blank=True, choices=[('verified', 'Verified'), ('partly_supported', 'Partly supported'), ('disputed', 'Disputed'), ('unverifiable', 'Unverifiable'), ('not_checkable', 'Not checkable')], default='', max_length=20)),
                ('note', models.TextField(blank=True, default='', validators=[claims.models.fields.validate_storable])),
                ('source', models.TextField(blank=True, default='', validators=[claims.models.fields.validate_storable])),
                ('pinpoint', models.TextField(blank=True, default='', validators=[claims.models.fields.validate_storable])),
                ('checked_by', models.TextField(blank=True, default='', validators=[claims.models.fields.validate_storable])),
                ('checked_on', models.TextField(blank=True, default='', help_text='As it is written there.', validators=[claims.models.fields.validate_storable])),
                ('url', models.TextField(blank=True, default='', validators=[claims.models.fields.validate_storable])),
                ('other', models.JSONField(default=list, help_text='Further columns: pairs of heading and words.')),
                ('file_sha256', models.CharField(max_length=64)),
                ('created_at', models.DateTimeField()),
                ('brought_in_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='outside_checks', to=settings.AUTH_USER_MODEL)),
                ('claim', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='outside_checks', to='claims.claim')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Queue',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.TextField(default='', validators=[claims.models.fields.validate_storable])),
                ('opened_at', models.DateTimeField()),
                ('used_at', models.DateTimeField()),
                ('current', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='claims.claim')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='queues', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-used_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='QueueItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ordinal', models.BigIntegerField()),
                ('lent_until', models.DateTimeField(null=True)),
                ('claim', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='claims.claim')),
                ('queue', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='claims.queue')),
            ],
            options={
                'ordering': ['queue_id', 'ordinal'],
            },
        ),
        migrations.CreateModel(
            name='Review',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('round', models.PositiveIntegerField()),
                ('verdict', models.CharField(choices=[('verified', 'Verified'), ('partly_supported', 'Partly supported'), ('disputed', 'Disputed'), ('unverifiable', 'Unverifiable'), ('not_checkable', 'Not checkable')], max_length=20)),
                ('reason', models.CharField(blank=True, choices=[('invented', 'Invented'), ('misattributed', 'Misattributed'), ('outdated', 'Outdated'), ('overstated', 'Overstated'), ('missing_context', 'Missing context'), ('contradicted', 'Contradicted')], default='', max_length=20)),
                ('rationale', models.TextField(blank=True, default='', validators=[claims.models.fields.validate_storable])),
                ('correction', models.TextField(blank=True, default='', validators=[claims.models.fields.validate_storable])),
                ('settles', models.BooleanField(default=False, help_text="A lead's settlement of a contested claim.")),
                ('quote_sha256', models.CharField(max_length=64)),
                ('created_at', models.DateTimeField()),
                ('undone_at', models.DateTimeField(null=True)),
                ('claim', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to='claims.claim')),
                ('reviewer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='SameRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('linked_at', models.DateTimeField()),
                ('linked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='same_rules', to=settings.AUTH_USER_MODEL)),
                ('one', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='claims.authority')),
                ('other', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='claims.authority')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='SavedView',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.TextField(default='', validators=[claims.models.fields.validate_storable])),
                ('list_name', models.CharField(choices=[('site', 'Claims of the site'), ('admin', 'Claims under review')], max_length=10)),
                ('query', models.TextField(blank=True, default='', validators=[claims.models.fields.validate_storable])),
                ('scope', models.CharField(choices=[('private', 'Only me'), ('team', 'The team')], default='private', max_length=10)),
                ('is_start', models.BooleanField(default=False)),
                ('created_at', models.DateTimeField()),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='saved_views', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['scope', 'name', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Sentence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ordinal', models.PositiveIntegerField()),
                ('kind', models.CharField(choices=[('sentence', 'Sentence'), ('heading', 'Heading'), ('label', 'Label'), ('lead_in', 'Lead-in'), ('question', 'Question')], max_length=20)),
                ('start', models.PositiveIntegerField()),
                ('end', models.PositiveIntegerField()),
                ('block', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sentences', to='claims.block')),
            ],
            options={
                'ordering': ['version_id', 'ordinal'],
            },
        ),
        migrations.CreateModel(
            name='Dismissal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(choices=[('lead_in', 'Only announces a list'), ('question', 'A question'), ('transition', 'A transition or courtesy'), ('repeated', 'Says again what another claim says'), ('opinion', 'An opinion nobody could check'), ('other', 'Other')], max_length=20)),
                ('remark', models.TextField(blank=True, default='', validators=[claims.models.fields.validate_storable])),
                ('created_at', models.DateTimeField()),
                ('dismissed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='dismissals', to=settings.AUTH_USER_MODEL)),
                ('sentence', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='dismissal', to='claims.sentence')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='SignOff',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('signed_at', models.DateTimeField()),
                ('statement', models.TextField(default='', validators=[claims.models.fields.validate_storable])),
                ('event_number', models.BigIntegerField(unique=True)),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('signed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sign_offs', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.AddField(
            model_name='sourcecopy',
            name='source',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='copies', to='claims.source'),
        ),
        migrations.AddConstraint(
            model_name='source',
            constraint=models.UniqueConstraint(condition=models.Q(('url', ''), _negated=True), fields=('url',), name='one_source_per_url'),
        ),
        migrations.AddConstraint(
            model_name='source',
            constraint=models.UniqueConstraint(condition=models.Q(('identifier', ''), _negated=True), fields=('identifier',), name='one_source_per_identifier'),
        ),
        migrations.AddConstraint(
            model_name='source',
            constraint=models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='source_has_a_title'),
        ),
        migrations.AddConstraint(
            model_name='source',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['web_page', 'law', 'court', 'report', 'news', 'data', 'other'])), name='source_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='source',
            constraint=models.CheckConstraint(condition=models.Q(('weight__in', ['reliable', 'weak', 'circular', ''])), name='source_weight_is_known'),
        ),
        migrations.AddField(
            model_name='citation',
            name='source',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='citations', to='claims.source'),
        ),
        migrations.AddConstraint(
            model_name='tag',
            constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='a_tag_has_a_name'),
        ),
        migrations.AddField(
            model_name='tagging',
            name='claim',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='taggings', to='claims.claim'),
        ),
        migrations.AddField(
            model_name='tagging',
            name='tag',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='taggings', to='claims.tag'),
        ),
        migrations.AddField(
            model_name='tagging',
            name='tagged_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='taggings', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='upload',
            name='owner',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='uploads', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='verdictwording',
            constraint=models.CheckConstraint(condition=models.Q(('verdict__in', ['verified', 'partly_supported', 'disputed', 'unverifiable', 'not_checkable'])), name='worded_verdict_is_known'),
        ),
        migrations.CreateModel(
            name='VersionText',
            fields=[
                ('version', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='stored_text', serialize=False, to='claims.version')),
                ('body', models.TextField(default='', validators=[claims.models.fields.validate_storable])),
            ],
        ),
        migrations.AddField(
            model_name='version',
            name='acknowledged_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='acknowledged_versions', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='version',
            name='document',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='claims.document'),
        ),
        migrations.AddField(
            model_name='version',
            name='imported_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='imported_versions', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='version',
            name='original',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='claims.original'),
        ),
        migrations.AddField(
            model_name='signoff',
            name='version',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sign_offs', to='claims.version'),
        ),
        migrations.AddField(
            model_name='sentence',
            name='version',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sentences', to='claims.version'),
        ),
        migrations.AddField(
            model_name='offer',
            name='version',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='claims.version'),
        ),
        migrations.AddField(
            model_name='mention',
            name='version',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='claims.version'),
        ),
        migrations.AddField(
            model_name='document',
            name='newest_version',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='claims.version'),
        ),
        migrations.AddField(
            model_name='block',
            name='version',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='blocks', to='claims.version'),
        ),
        migrations.AddField(
            model_name='anchor',
            name='version',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='anchors', to='claims.version'),
        ),
        migrations.AddIndex(
            model_name='bulkitem',
            index=models.Index(fields=['bulk', 'state'], name='bulk_item_by_state'),
        ),
        migrations.AddConstraint(
            model_name='bulkitem',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'done', 'refused', 'undone', 'kept'])), name='bulk_state_is_known'),
        ),
        migrations.AddConstraint(
            model_name='bulkitem',
            constraint=models.UniqueConstraint(fields=('bulk', 'claim_number'), name='a_claim_stands_once_in_a_bulk_act'),
        ),
        migrations.AddConstraint(
            model_name='confirmation',
            constraint=models.UniqueConstraint(fields=('claim', 'round', 'reviewer', 'quote_sha256'), name='one_confirmation_per_reviewer_and_words'),
        ),
        migrations.AddIndex(
            model_name='claim',
            index=models.Index(fields=['document', 'place', 'id'], name='claim_in_document_order'),
        ),
        migrations.AddIndex(
            model_name='claim',
            index=models.Index(fields=['status', 'verdict', 'document', 'place', 'id'], name='claim_by_status'),
        ),
        migrations.AddIndex(
            model_name='claim',
            index=models.Index(fields=['status', '-worth', 'document', 'place', 'id'], name='claim_in_work_order'),
        ),
        migrations.AddIndex(
            model_name='claim',
            index=models.Index(fields=['kind', 'document', 'place', 'id'], name='claim_by_kind'),
        ),
        migrations.AddIndex(
            model_name='claim',
            index=models.Index(fields=['changed_at', 'id'], name='claim_by_change'),
        ),
        migrations.AddIndex(
            model_name='claim',
            index=models.Index(fields=['created_at', 'id', 'status'], name='claim_by_creation'),
        ),
        migrations.AddIndex(
            model_name='claim',
            index=models.Index(fields=['decided_at'], name='claim_by_decision'),
        ),
        migrations.AddIndex(
            model_name='claim',
            index=models.Index(condition=models.Q(('text_changed', True)), fields=['document', 'place', 'id'], name='claim_with_changed_text'),
        ),
        migrations.AddIndex(
            model_name='claim',
            index=models.Index(condition=models.Q(('held_until__isnull', False)), fields=['held_until'], name='claim_while_held'),
        ),
        migrations.AddIndex(
            model_name='claim',
            index=models.Index(condition=models.Q(('recheck_on__isnull', False)), fields=['recheck_on'], name='claim_by_recheck'),
        ),
        migrations.AddIndex(
            model_name='claim',
            index=models.Index(condition=models.Q(('jurisdiction', ''), _negated=True), fields=['jurisdiction'], name='claim_by_jurisdiction'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(('statement', ''), _negated=True), name='claim_has_a_statement'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['unreviewed', 'second_review', 'contested', 'settled'])), name='claim_status_is_known'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(('verdict__in', ['verified', 'partly_supported', 'disputed', 'unverifiable', 'not_checkable', ''])), name='claim_verdict_is_known'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['factual', 'legal', 'causal', 'procedural', 'opinion', 'prediction'])), name='claim_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'settled'), models.Q(('verdict', ''), _negated=True)), models.Q(models.Q(('status', 'settled'), _negated=True), ('verdict', '')), _connector='OR'), name='claim_has_a_verdict_when_settled'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', False), ('status', 'settled')), models.Q(('decided_at__isnull', True), models.Q(('status', 'settled'), _negated=True)), _connector='OR'), name='claim_is_dated_when_settled'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('held_until__isnull', True), ('holder__isnull', True)), models.Q(('held_until__isnull', False), ('holder__isnull', False)), _connector='OR'), name='claim_is_held_until_some_time'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(('worth__gte', 0), ('worth__lte', 1)), name='claim_worth_is_a_share'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(('round__gte', 1)), name='rounds_count_from_one'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(('opened_round__lte', models.F('round'))), name='no_round_opens_early'),
        ),
        migrations.AddConstraint(
            model_name='match',
            constraint=models.UniqueConstraint(fields=('claim', 'other', 'kind'), name='one_match_per_pair_and_kind'),
        ),
        migrations.AddConstraint(
            model_name='match',
            constraint=models.CheckConstraint(condition=models.Q(('claim__lt', models.F('other'))), name='a_match_names_the_older_claim_first'),
        ),
        migrations.AddConstraint(
            model_name='match',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['similar', 'same', 'conflict', 'same_rule'])), name='match_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='match',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['suggested', 'confirmed', 'rejected'])), name='match_state_is_known'),
        ),
        migrations.AddConstraint(
            model_name='match',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at', None), ('decided_by', None), ('state', 'suggested')), models.Q(models.Q(('state', 'suggested'), _negated=True), ('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='a_judged_match_says_by_whom'),
        ),
        migrations.AddConstraint(
            model_name='note',
            constraint=models.CheckConstraint(condition=models.Q(('body', ''), _negated=True), name='a_note_has_words'),
        ),
        migrations.AddConstraint(
            model_name='outsidecheck',
            constraint=models.CheckConstraint(condition=models.Q(('verdict__in', ['verified', 'partly_supported', 'disputed', 'unverifiable', 'not_checkable', ''])), name='outside_check_verdict_is_known'),
        ),
        migrations.AddConstraint(
            model_name='queue',
            constraint=models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='a_queue_says_what_it_holds'),
        ),
        migrations.AddConstraint(
            model_name='queueitem',
            constraint=models.UniqueConstraint(fields=('queue', 'claim'), name='a_claim_stands_once_in_a_queue'),
        ),
        migrations.AddConstraint(
            model_name='queueitem',
            constraint=models.UniqueConstraint(fields=('queue', 'ordinal'), name='queue_items_stand_in_order'),
        ),
        migrations.AddIndex(
            model_name='review',
            index=models.Index(fields=['created_at'], name='review_by_moment'),
        ),
        migrations.AddConstraint(
            model_name='review',
            constraint=models.UniqueConstraint(condition=models.Q(('undone_at', None)), fields=('claim', 'round', 'reviewer'), name='one_standing_review_per_reviewer_and_round'),
        ),
        migrations.AddConstraint(
            model_name='review',
            constraint=models.CheckConstraint(condition=models.Q(('verdict__in', ['verified', 'partly_supported', 'disputed', 'unverifiable', 'not_checkable'])), name='review_verdict_is_known'),
        ),
        migrations.AddConstraint(
            model_name='review',
            constraint=models.CheckConstraint(condition=models.Q(('reason__in', ['invented', 'misattributed', 'outdated', 'overstated', 'missing_context', 'contradicted', ''])), name='review_reason_is_known'),
        ),
        migrations.AddConstraint(
            model_name='review',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('correction', ''), ('reason', '')), ('verdict__in', ('disputed', 'partly_supported')), _connector='OR'), name='only_a_fault_has_reason_and_correction'),
        ),
        migrations.AddConstraint(
            model_name='samerule',
            constraint=models.UniqueConstraint(fields=('one', 'other'), name='one_link_per_pair_of_authorities'),
        ),
        migrations.AddConstraint(
            model_name='samerule',
            constraint=models.CheckConstraint(condition=models.Q(('one__lt', models.F('other'))), name='same_rule_links_the_smaller_number_first'),
        ),
        migrations.AddConstraint(
            model_name='savedview',
            constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='a_view_has_a_name'),
        ),
        migrations.AddConstraint(
            model_name='savedview',
            constraint=models.CheckConstraint(condition=models.Q(('scope__in', ['private', 'team'])), name='view_scope_is_known'),
        ),
        migrations.AddConstraint(
            model_name='savedview',
            constraint=models.CheckConstraint(condition=models.Q(('list_name__in', ['site', 'admin'])), name='view_list_is_known'),
        ),
        migrations.AddConstraint(
            model_name='savedview',
            constraint=models.UniqueConstraint(condition=models.Q(('is_start', True)), fields=('owner',), name='one_start_page_per_person'),
        ),
        migrations.AddConstraint(
            model_name='dismissal',
            constraint=models.CheckConstraint(condition=models.Q(('reason__in', ['lead_in', 'question', 'transition', 'repeated', 'opinion', 'other'])), name='dismissal_reason_is_known'),
        ),
        migrations.AddConstraint(
            model_name='sourcecopy',
            constraint=models.CheckConstraint(condition=models.Q(('chars__gte', 1)), name='a_copy_has_text'),
        ),
        migrations.AddIndex(
            model_name='citation',
            index=models.Index(fields=['reviewer', 'created_at'], name='citation_by_reviewer'),
        ),
        migrations.AddConstraint(
            model_name='citation',
            constraint=models.CheckConstraint(condition=models.Q(('stance__in', ['supports', 'refutes', 'context'])), name='citation_stance_is_known'),
        ),
        migrations.AddConstraint(
            model_name='citation',
            constraint=models.CheckConstraint(condition=models.Q(('excerpt_check__in', ['not_checked', 'found', 'differs', 'unreachable'])), name='citation_excerpt_check_is_known'),
        ),
        migrations.AddConstraint(
            model_name='tagging',
            constraint=models.UniqueConstraint(fields=('claim', 'tag'), name='a_tag_stands_once_on_a_claim'),
        ),
        migrations.AddConstraint(
            model_name='version',
            constraint=models.UniqueConstraint(fields=('document', 'number'), name='one_version_per_number'),
        ),
        migrations.AddConstraint(
            model_name='version',
            constraint=models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='versions_count_from_one'),
        ),
        migrations.AddConstraint(
            model_name='version',
            constraint=models.CheckConstraint(condition=models.Q(('chars__gte', 1)), name='a_version_has_text'),
        ),
        migrations.AddConstraint(
            model_name='signoff',
            constraint=models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('version',), name='one_standing_sign_off_per_version'),
        ),
        migrations.AddConstraint(
            model_name='signoff',
            constraint=models.CheckConstraint(condition=models.Q(('statement', ''), _negated=True), name='a_sign_off_says_something'),
        ),
        migrations.AddConstraint(
            model_name='sentence',
            constraint=models.UniqueConstraint(fields=('version', 'ordinal'), name='sentences_stand_in_order'),
        ),
        migrations.AddConstraint(
            model_name='sentence',
            constraint=models.CheckConstraint(condition=models.Q(('end__gt', models.F('start'))), name='a_sentence_has_words'),
        ),
        migrations.AddConstraint(
            model_name='sentence',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['sentence', 'heading', 'label', 'lead_in', 'question'])), name='sentence_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='offer',
            constraint=models.UniqueConstraint(fields=('claim', 'version', 'start', 'end'), name='one_offer_per_place'),
        ),
        migrations.AddConstraint(
            model_name='offer',
            constraint=models.CheckConstraint(condition=models.Q(('end__gt', models.F('start'))), name='an_offer_has_words'),
        ),
        migrations.AddConstraint(
            model_name='offer',
            constraint=models.CheckConstraint(condition=models.Q(('score__gte', 0), ('score__lte', 1)), name='offer_score_is_a_share'),
        ),
        migrations.AddConstraint(
            model_name='mention',
            constraint=models.UniqueConstraint(fields=('claim', 'authority'), name='one_mention_per_claim_and_authority'),
        ),
        migrations.AddConstraint(
            model_name='mention',
            constraint=models.CheckConstraint(condition=models.Q(('found_by__in', ['machine', 'person'])), name='mention_found_by_is_known'),
        ),
        migrations.AddConstraint(
            model_name='mention',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('end__isnull', True), ('start__isnull', True), ('version__isnull', True)), models.Q(('end__gt', models.F('start')), ('version__isnull', False)), _connector='OR'), name='a_mention_has_a_place_or_none'),
        ),
        migrations.AddConstraint(
            model_name='document',
            constraint=models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='document_has_a_title'),
        ),
        migrations.AddConstraint(
            model_name='document',
            constraint=models.CheckConstraint(condition=models.Q(('reviews_required__in', [1, 2])), name='document_needs_one_or_two_reviews'),
        ),
        migrations.AddConstraint(
            model_name='block',
            constraint=models.UniqueConstraint(fields=('version', 'ordinal'), name='blocks_stand_in_order'),
        ),
        migrations.AddConstraint(
            model_name='block',
            constraint=models.CheckConstraint(condition=models.Q(('end__gt', models.F('start'))), name='a_block_has_words'),
        ),
        migrations.AddConstraint(
            model_name='block',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['heading', 'paragraph', 'list_item', 'table_cell', 'metadata'])), name='block_kind_is_known'),
        ),
        migrations.AddIndex(
            model_name='anchor',
            index=models.Index(fields=['version', 'start', 'end'], name='anchor_in_text_order'),
        ),
        migrations.AddConstraint(
            model_name='anchor',
            constraint=models.UniqueConstraint(fields=('claim', 'version', 'start', 'end'), name='one_anchor_per_place'),
        ),
        migrations.AddConstraint(
            model_name='anchor',
            constraint=models.CheckConstraint(condition=models.Q(('end__gt', models.F('start'))), name='an_anchor_has_words'),
        ),
        migrations.AddConstraint(
            model_name='anchor',
            constraint=models.CheckConstraint(condition=models.Q(('placed__in', ['original', 'same', 'moved', 'cosmetic', 'changed', 'manual'])), name='anchor_placed_is_known'),
        ),
    ]
