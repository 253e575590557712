"""What the fact sheet says of its sources, copied from it line by line.

Where a title is in no words of the sheet there is a dash, and so where it gives no date. A date
is the year it gives beside the source or where it cites it, or the month that the address holds.
`copy` is what the sheet marks as a mirror or a second-hand summary; all the rest was seen. What was
read for a question that came up after the sheet has `later` for a number.
"""

from typing import NamedTuple


class Fact(NamedTuple):
    """One page: its number, how it was read, from when it is, words of its title, its address."""

    number: str
    mark: str
    date: str | None
    words: str
    address: str


TABLE = """
1* | copy | - | Sheffield Aches and Pains, What is back pain NHS text | https://sheffieldachespains-staging.preflight.site/conditions/back-pain/what-is-back-pain
2* | copy | - | Lower Back Pain NHS | https://redflagsymptoms.co.uk/back-pain
2* | copy | 2025-01 | - | https://3slastxawesome.info/2025/01/06/nhs-warns-tingling-in-two-key-areas-means-you-should-call-999-immediately
3 | seen | - | Cauda Equina Warning Signs (Greenhalgh, Mercer, Finucane card) | https://www.backes.org.uk/cauda-equina-warning-signs/
4 | seen | - | NHS Borders, Low Back Pain | http://www.nhsborders.scot.nhs.uk/patients-and-visitors/our-services/allied-health-professionals/physiotherapy/physiotherapy-msk-services/low-back-pain/
5 | seen | - | Oxford University Hospitals leaflet | https://studylib.net/doc/11640787/
6 | seen | - | nidirect, Abdominal aortic aneurysm | https://nidirect.gov.uk/node/10429
7 | seen | - | Norfolk and Waveney, Got Back Pain | https://norfolkandwaveneycommunityhealth.nhs.uk/msk/refer-yourself/systmconnect/got-back-pain/
8 | seen | - | G-care Gloucestershire, Red flags for spinal conditions | https://g-care.glos.nhs.uk/pathway/75/resource/3
9 | seen | - | Bristol Spine Clinic, Red flags | https://www.bristolspineclinic.co.uk/healthcare-professionals/spine-education/
10 | seen | - | backpaindoctor.com.au, Red flags | https://www.backpaindoctor.com.au/patient-resources/back-pain-red-flags-when-to-seek-care
11 | seen | - | Hull neurosurgery, Red flag conditions | https://www.heyneurosurgeon.co.uk/red-flag-conditions-and-cauda-equina-syndrome/
12 | copy | 2020-07 | NHS inform, Exercises for back pain | https://nhsinform-22072020-0700.azurewebsites.net/illnesses-and-conditions/muscle-bone-and-joints/exercises/exercises-for-back-pain
13* | copy | 2019 | NHS Lower back pain exercises | https://en.mogaznews.com/Health/770778/EXERCISES-FOR-LOWER-BACK-PAIN.html
14 | seen | - | CSP, Exercise advice for back pain | https://www.csp.org.uk/public-patient/rehabilitation-exercises/back-pain
15 | seen | - | NICE NG59 Recommendations | https://www.nice.org.uk/guidance/ng59/chapter/Recommendations
16 | seen | 2020 | Finucane JOSPT | https://researchers.mq.edu.au/en/publications/international-framework-for-red-flags-for-potential-serious-spina
17* | copy | - | Red flags, M A Training | https://matrainingenterprise.co.uk/topics/red-flags-2/
18 | seen | - | FAPESP abstract | https://bv.fapesp.br/en/pesquisador/718130/lorena-schwartz-reginato/
19 | seen | 2017 | ACP summary | https://www.guidelinecentral.com/guideline/13349/
20 | seen | 2023 | WHO summary | https://www.guidelinecentral.com/guideline/3352095/
21 | seen | - | - | https://www.scribd.com/document/691402980/
22 | seen | - | Structured exercise review for WHO | https://pmc.ncbi.nlm.nih.gov/articles/PMC10684665
23 | seen | 2021 | Cochrane CD009790 | https://cochranelibrary.com/cdsr/doi/10.1002/14651858.CD009790.pub2/abstract
24 | seen | - | Sunnybrook hip precautions | https://sunnybrook.ca/content/?page=musculoskeletal-hip-replacement-hip-precautions
25 | seen | - | LaReau posterior precautions | http://justinlareaumd.com/hip-anatomy/treatments/posterior-hip-precautions/
26 | seen | - | NHS Tayside, Exercises to try at home | https://rightdecisions.scot.nhs.uk/being-a-partner-in-my-care-realistic-medicine-together/local-resources/nhs-tayside/exercises-to-try-at-home
27 | seen | 2007 | Silbernagel | https://read.qxmd.com/read/17307888/
28* | copy | - | The Pain-Monitoring Model | https://bim.physio/the-pain-monitoring-model/
29 | seen | - | Pain Traffic Light | https://providephysiotherapy.org.uk/pain-traffic-light/
30 | seen | - | - | https://hp-3.co.uk/infographics/how-much-pain-is-acceptable
31 | seen | - | - | https://www.peak-physio.com.au/education/the-traffic-light-system/
32 | seen | - | mindbodyspine press-up | https://mindbodyspine.ca/exercises-and-stretches-for-low-back-and-leg-pain/
33 | seen | - | McKenzie press-ups | https://mdtherapeutics.com/blogs/news/mckenzie-prone-press-ups-extension-that-can-calm-disc-related-low-back-pain
34 | seen | - | NHS Dynamic Health | https://dynamichealth.nhs.uk/help-and-advice/lower-back-pain
35 | seen | - | Mayo, Back exercises in 15 minutes a day | https://www.mayoclinic.org/healthy-lifestyle/adult-health/multimedia/back-pain/sls-20076265
36* | copy | - | AAOS Spine Conditioning | https://toowoonbayosteopathy.com/spine
36* | copy | - | AAOS Spine Conditioning | https://baystatepain.com/pain-exercises/rehabilitation/spine-program/
37 | seen | - | 2-for-2 | https://athleticperformancetc.wordpress.com/tag/2-for-2-rule/
38 | seen | - | Sherwood Forest, Introducing exercise | https://www.sfh-tr.nhs.uk/our-services/back-pain-unit/back-pain-unit-introducing-exercise/
39 | seen | 2021-03 | ACSM stretching | https://www.acsm.org/all-blog-posts/certification-blog/acsm-certified-blog/2021/03/18/stretching-and-flexibility-guidelines-update
40 | seen | - | - | https://fixanswer.com/what-are-the-acsm-guidelines-for-stretching
41* | copy | - | summary of AHA ACSM | https://www.droracle.ai/articles/775102/
42* | copy | - | - | https://hands-onhealthcare.com/general-muscle-strength-guidelines-for-healthy-adults/
42* | copy | 2017-07 | - | https://exercise.trekeducation.org/2017/07/31/resistance-training/
43* | copy | 2020 | WHO activity | https://sumit.trekeducation.org/how-much-physical-activity-should-i-be-doing/
44 | seen | 2024 | WalkBack | https://myorthoevidence.com/AceReport/Show/progressive-walking-and-education-intervention-for-the-prevention-of-low-back-pain-recurrence-in
44 | seen | - | - | https://world.physio/congress-proceeding/walkback-trial-effectiveness-and-cost-effectiveness-individualised-progressive
45 | seen | - | - | https://www.medicalbrief.co.za/?p=181094
46 | seen | 1998 | Snook | https://scilit.com/publications/394311096d6582290f5c594ba4f2b0e2
47 | seen | - | Controlling lumbar flexion | https://matteochiropractic.com/
48* | copy | 2011-10 | HSE FAQ | https://onsafelines.blogspot.com/2011/10/faqs-musculoskeletal-disorders-display.html
49* | copy | - | - | https://www.nibusinessinfo.co.uk/content/computer-health-and-safety-task-design-and-rest-breaks
50 | seen | - | HSE | https://www.hse.gov.uk/contact/faqs/vdubreaks.htm
51 | seen | 2015 | Buckley | https://repository.lboro.ac.uk/articles/journal_contribution/9628613
52 | seen | - | Mayo sitting stretches | https://communityhealth.mayoclinic.org/featured-stories/sitting-stretches
54 | seen | 2021 | - | https://www.sjweh.fi/show_abstract.php?abstract_id=3949
55 | seen | 2023 | De Carvalho | https://ouci.dntb.gov.ua/works/7XG11pr9
56 | seen | - | - | https://searchandrestore.com/how-is-normal-breathing/
57 | seen | 2017 | Russo | https://breathe.ersjournals.com/content/13/4/298
58 | seen | - | - | https://calendar-australia.com/faq/is-5-breaths-per-minute-bad
59* | copy | - | NHS breathing | https://eastdevon.gov.uk/coronavirus-covid-19/your-wellbeing/stay-well-resource-pack/remember-to-breathe/
61 | seen | - | puppy | http://www.divine.ca/en/yoga-finder/extended-puppy-pose/
61 | seen | 2013-12 | - | https://www.thehinduportal.com/2013/12/uttana-shishosana-extended-puppy-pose.html
62 | seen | - | - | https://famme.cz/en/blogs/trening/puppy-dog-pose-en
63 | seen | - | QL stretch guide | https://drrichardchiro.com/?p=362
64 | seen | - | - | https://studentomt.org/knowledge-base/lumbar-quadratus-lumborum-self-stretch/
65* | copy | - | items 1 3 | https://barabone.blog/tag/bridge/
66* | copy | - | Mayo bridge, three deep breaths | https://www.mayoclinic.org/diseases-conditions/herniated-disk/multimedia/bridge-position/img-20008721
66*, 97 | copy | - | Mayo numbers 5 to 30 | https://goflyhuman.com/blog/blog-post-title-one-bh5ag
67 | seen | - | Bournemouth University | https://www.bournemouth.ac.uk/why-bu/sportbu/premium-portal/exercises-strengthen-your-core-low-back
68 | seen | - | spineplus | https://www.spineplus.co.uk/basic-daily-back-core-exercise-routine/
69 | seen | - | - | https://stayathomept.com/glute-bridge
70 | seen | - | - | https://biologyinsights.com/what-are-bridges-in-exercise-and-how-do-you-do-them
71 | seen | - | - | http://freemotionphysio.co.za/the-role-of-physiotherapy-in-pregnancy
72 | seen | - | - | https://fammestore.fr/en/blogs/trening/standing-hamstring-stretch-en
72 | seen | - | - | https://famme.lv/en/blogs/trening/hamstring-stretch-en
73 | seen | - | Mayo lower back stretches (office) | http://mayoclinic.org/healthy-living/adult-health/multimedia/lower-back-stretches/vid-20084700
74 | seen | - | NYU HJD hamstring | http://hjd.med.nyu.edu/spine/patient-care/nonoperative-treatments/back-exercise/hamstring-stretch
75 | seen | - | Ragdoll | https://myyogazone.com/pose-of-the-week-let-loose-in-ragdoll-pose-beginner/
76 | copy | 2015 | Jasien PLOS ONE | https://doi.org/10.1371/journal.pone.0144505
76 | seen | - | - | https://www.berkeleywellness.com/self-care/preventive-care/article/glaucoma-and-yoga-inversions-bad-mix
77 | seen | - | Ohio Sports and Spine | https://www.ohiosportsandspine.com/movement-at-home-series-exercises-for-abdominal-core-strength/
78 | seen | - | - | https://mountainpeakfitness.com/workouts/mcgill-big-3-1a
79 | seen | - | - | https://www.protectyourback101.com/lessons/b-basic-bird-dog/
80 | seen | - | - | https://www.flexbody.com.au/strengthening-your-back-with-bird-dog/
81 | seen | - | - | https://meghancallawayfitness.com/my-blog/?p=3463
82 | seen | - | - | https://greatrockbible.com/core-exercise-dead-bug/
83 | seen | - | - | https://healthyliving.azcentral.com/dead-bug-exercise-ab-muscles-12057.html
84 | seen | - | - | https://rexum.app/exercises/dead-bug
85 | seen | - | - | https://www.peak-physio.com.au/exercises/piriformis-stretch/
86 | seen | 2018-08 | - | https://nelsonbayphysiotherapy.com.au/2018/08/24/exercise-extra-figure-4-stretch/
87 | seen | - | - | https://www.thepelvicpt.com/videos/supine-lower-trunk-twist
88 | seen | - | - | http://www.mountainhp.ca/exercises/thoracic-rotation-part-1/
89 | seen | - | - | https://flatworm-caper-rjer.squarespace.com/coaching-resources/quadruped-thoracic-rotation
89 | seen | - | - | https://kinesicsmove.com/mobilitycms/hands-knees-mid-back-rotation
90 | seen | - | Camden MSK | https://camdenmsk.co.uk/joints-muscles/new-post-8
91* | copy | - | - | https://www.scribd.com/document/63811148/Back-Exercises
92 | seen | - | - | https://www.physio-pedia.com/Lumbar_Rotation
93 | seen | - | items 4 and 6 reworded | https://bodsupport.com/blogs/news/simple-effective-exercises-for-back-pain-relief-part-1
94* | copy | 2019-12 | ten-item list, draw-in | https://barabone.blog/2019/12/18/exercises-that-strengthen-lower-back/
95 | seen | - | - | http://www.thehouseclinics.co.uk/helpful-exercises-for-your-back/exercises-for-strength-and-stability-of-your-lower-back/
96* | copy | - | - | https://barabone.blog/category/core-exercise/
98* | copy | - | - | https://briefnews.eu/lower-back-pain-best-exercise-to-do-at-home-every-day-to-ease-backache-fast
99 | copy | - | NHS pregnancy exercises | http://healthy4baby.co.uk/useful-information/keeping-active/other-exercises.php
99 | seen | - | KKH | https://www.healthhub.sg/live-healthy/1691/time-to-exercise-pelvic-tilt-in-four-point-kneeling
100 | seen | - | ACE side-lying abduction | https://www.acefitness.org/acefit/exercise-library-details/4/38/
101 | seen | - | hip precautions by approach | https://ageinplaceschool.com/total-hip-precautions-anterior-posterior-lateral-approaches/
101 | seen | - | HSS | https://www.hss.edu/lpthrp/safe-poses-and-poses-to-avoid.htm
102 | seen | - | - | https://www.coachroblowe.com/?page_id=38832
103 | seen | - | - | https://tommyhatto.com/mind/cat-cow/
103 | seen | - | - | https://besthealthpt.com/post/exercise-spotlight
104 | seen | - | - | https://www.eskenazihealth.edu/news/exercise-of-the-month-seated-cat-cow
105 | seen | - | - | https://www.realsimple.com/health/fitness-exercise/stretching-yoga/yoga-poses-for-muscle-tension
106* | copy | - | - | https://ojassmartpt.com/tag/low-back-exercise/
107 | seen | - | - | https://body-scuplting.wonderhowto.com/how-to/do-bilateral-superman-back-exercise-207657/
108 | seen | - | - | https://fitro.info/superman-exercise-prone-back-extension
109 | seen | - | - | http://steadystrength.com/glossary/superman/
110 | seen | 2022 | Strong, steady and straight | https://eprints.keele.ac.uk/id/eprint/10791/
111 | seen | - | - | https://www.fuelclinicedmonton.com/library-1/seated-spinal-rotation
112 | seen | - | StayWell | https://snmsc.staywellsolutionsonline.com/Library/DiseasesConditions/Adult/Dermatology/1,4468
113 | seen | - | - | https://www.flyost.com/10-stretching-exercises-to-relieve-lower-back-pain-pi/8/
114 | seen | - | - | https://fitnessdiary365.com/crunch/
115 | seen | - | - | https://dorsumtech.com/blogs/better-posture/partial-crunches-to-strengthen-your-lower-back
116 | seen | - | Royal Osteoporosis Society, Bending forward | https://theros.org.uk/information-and-support/osteoporosis/living-with-osteoporosis/exercise-and-physical-activity-for-osteoporosis/caring-for-your-back/bending-forward-with-osteoporosis/
117 | seen | - | - | https://www.aewellness.com/put-an-end-to-back-pain/
118 | seen | - | - | https://colmcillepipeband.com/lacrosse-ball-exercise-the-lumbar/
119 | seen | - | - | https://geno.coachryanfitness.com/quadratus-lumborum
120 | seen | - | - | https://sarahkeatesandrews.com/Published/Exercise+Database/Lower+Back+(Quadratus+Lumborum)+Soft+Tissue+Release
121 | seen | - | Flexikon, Quadratus lumborum | https://flexikon.doccheck.com/de/Corpus:Quadratus_lumborum_muscle
122 | seen | 2021 | Bartsch | https://ouci.dntb.gov.ua/en/works/4aRdMPQl
123 | seen | - | - | http://www.skeletalharmonics.com/injury_prevention/relieve-lower-back-pain-from-home/
124 | seen | - | - | http://fascialfitness.net.au/articles/portable-percussive-massage-device-related-rectus-sheath-hematoma-and-obstructive-uropathy
125* | copy | - | NHS pregnancy advice | http://www.endometriosis-gr.eu/fertility-news/benefits-of-exercise-during-pregnancy/
125* | copy | - | - | https://pyawpyamal.xyz/13495-2/
126 | seen | - | Child's pose | http://www.gaia.com/pose/child-pose-balasana
126 | seen | - | - | https://yogaforums.com/t/how-to-do-child-s-pose-and-what-precautions-we-need-to-remember/25009
127 | seen | - | Verywell stenosis | https://www.verywellhealth.com/exercise-program-for-spinal-stenosis-2696100
128 | seen | - | - | https://www.medicinenet.com/spondylolisthesis_and_stenosis_exercise/ask.htm
129 | seen | 2016-04 | McGill big three, Daily Mail | https://www.pressreader.com/uk/daily-mail/20160412/282385513674467
130 | seen | - | - | https://transformchiropractic.com/back-pain/beginner-side-plank-exercise/
131 | seen | - | - | https://www.axialspine.com/blog/extension-in-lying
132 | seen | - | - | https://rebalancept.com/physical-therapy-exercises/featured-exercise-half-kneel-hip-flexoriliopsoas-stretch/
132 | seen | - | - | https://shirakramer.com.au/exercises/kneeling-hip-flexor-stretch
133 | seen | - | - | https://www.saintlukeskc.org/health-library/supine-hamstring-stretch
134 | seen | - | - | https://body-works.ca/physio-video/hip-stability-exercise-1-gluteus-medius-clamshells/
135 | seen | - | - | https://www.merckmanuals.com/en-pr/home/multimedia/video/prone-hip-extension
136 | seen | - | - | https://www.getwellen.com/exercises/prone-hip-extension
137 | seen | - | - | https://www.harboursidefitness.com.au/blog-post/exercise-tip-the-plank/
138 | seen | - | - | https://trainfitness.ai/exercises/sideLyingThoracicRotationStretch
139 | seen | - | - | https://pulmonaryrehab.com/the-easiest-most-powerful-exercise-to-help-with-back-pain/
139 | seen | - | - | https://wellnessnews.ca/is-your-back-sore
140 | seen | 2013-07 | - | http://conditioningresearch.blogspot.com/2013/07/wall-sit-research.html
140 | seen | - | - | https://public.heartport.org/en/hearticle/creative-home-fitness-unconventional-everyday-items-as-workout-equipment/1249
141 | seen | - | - | https://pmoorept.com/aiovg_videos/hip-hinge/
142 | seen | - | - | https://www.protectyourback101.com/lessons/i-suitcase-carry-2/
143 | seen | - | - | https://www.peak-physio.com.au/exercises/mobility-sciatic-nerve-slider/
144 | seen | - | - | https://www.theglobeandmail.com/life/health-and-fitness/fitness/stretch-your-hip-without-leaving-your-seat/article7532210/
144 | seen | - | - | http://www.lanechiroandrehab.com/exercises/lower-extremity-stretches/buttocks/
145 | seen | - | - | http://innergycorporateyoga.com/resources/take-5-to-innergize/seated-cat-cow/
146 | seen | - | - | https://oaevansville.com/back-exercises/standingbackpira/
147 | copy | - | NHS strength exercises | https://healthfitnessrevolution.com/strength-exercises-older-people
148 | seen | - | - | https://hempsteadtherapycentre.co.uk/desk-based-stretching/
149 | seen | - | - | https://www.peak-physio.com.au/exercises/mobility-lumbar-flexion-standing-passive/
150 | seen | - | - | https://studiogym.com/exercises/5a51171cbd649fb44f8b46a2-standing-hip-flexors
151 | seen | - | - | http://www.merckmanuals.com/en-pr/home/multimedia/video/v13976044
152 | seen | - | - | https://yourbabyclub.com/pelvic-floor-exercises-you-have-to-try-515
152 | seen | - | - | https://wchc.nhs.uk/services/pelvic-health/pelvic-floor-exercises
S10 | copy | - | stay active NHS text | https://bridgestreetsurgery.co.uk/
S11 | seen | - | Dynamic Health lumbar stenosis | https://dynamichealth.nhs.uk/help-and-advice/lower-back-pain/lumbar-stenosis
S11 | copy | - | NHS inform | https://mypresstoday.com/
later | seen | - | NHS Lothian RefHelp, acute foot drop | https://apps.nhslothian.scot/refhelp/guidelines/musculoskeletalphysiotherapy/lumbarspine/serious-lumbar-spine-conditions-red-flags
later | copy | - | Tommy's, Signs and symptoms of premature labour | https://prod.tommys.tangentlabs.co.uk/pregnancy-information/premature-birth/signs-premature-labour
later | seen | - | University Hospitals Birmingham, When to call the midwife | https://www.uhb.nhs.uk/services/maternity/when-to-call-the-midwife.htm
later | copy | - | Review of trials of McGill's three exercises | https://staging.scite.ai/reports/stabilization-exercises-versus-flexion-exercises-V0EEnGyK
later | seen | - | Muscle activity and tolerability of exercises in people with low back | https://pmc.ncbi.nlm.nih.gov/articles/PMC6801665
later | copy | 1998 | Physical Therapy, Callaghan and McGill: load on the lumbar spine in | https://arietiform.com/application/nph-tsq.cgi/en/20/https/www.scribd.com/document/747886221/ptj0008
later | copy | 2009 | Archives of Physical Medicine and Rehabilitation, McGill and | https://fr.scribd.com/document/273969363/EXERCICIOS-COLUNA-MCGILL2
later | copy | 2009-05 | McGill: Ultimate Back Fitness and Performance, on the superman | http://jpacceleration.blogspot.com/2009/05/superman.html
later | seen | - | Cambridge University Hospitals, Back mobility exercises | https://www.cuh.nhs.uk/patient-information/back-mobility-exercises/
later | seen | - | Cambridge University Hospitals, Spinal range of movement and stretching | https://cuh.nhs.uk/patient-information/spinal-range-of-movementstretching-exercises
later | seen | - | Cambridge University Hospitals, Thoracic spine exercises | https://cuh.nhs.uk/patient-information/thoracic-spine-exercises
later | seen | - | Cambridge University Hospitals, Hip strengthening exercises | https://cuh.nhs.uk/patient-information/hip-strengthening-exercises
later | seen | - | Cambridge University Hospitals, Exercises before and after a hip injury | https://cuh.nhs.uk/patient-information/exercises-for-patients-before-and-after-a-hip-injury-or-operation
later | seen | 2020-04 | Sirona, Core stability exercises | https://sirona-cic.org.uk/advice-information/leaflet-library/musculoskeletal-msk-services/core-stability-exercises/
later | seen | - | North Cumbria Integrated Care, Minor injuries: back pain | https://www.ncic.nhs.uk/patients-visitors/patient-information-leaflets/minor-injuries-back-pain
later | seen | - | North Cumbria Integrated Care, Physiotherapy exercises after an | https://ncic.nhs.uk/patients-visitors/patient-information-leaflets/amputee-physiotherapy-exercises-following-trans-femoral-above-knee-amputation
later | seen | 2020-04 | Kent and Medway NHS (KMPT), Strength exercise guide: elbow plank | https://kmpt.nhs.uk/pdf-documents/coronavirus-documents/coronavirus-page-documents/physiotherapy-strength-exercise-guide/introduction/elbow-plank-and-side-plank
later | seen | 2020-03 | Kent and Medway NHS (KMPT), Physiotherapy stretches | https://kmpt.nhs.uk/pdf-documents/coronavirus-documents/coronavirus-page-documents/physiotherapy-stretches/stretches
later | seen | - | Milton Keynes University Hospital, Lower limb stretches, leaflet A | https://www.mkuh.nhs.uk/patient-information-leaflet/lower-limb-stretches-leaflet-a
later | seen | - | North Tees and Hartlepool NHS, Optimise cancer prehabilitation, with the | https://www.nth.nhs.uk/resources/optimise-cancer-prehabilitation
later | seen | - | WCHC, Learn to breathe | https://wchc.nhs.uk/services/pelvic-health/learn-to-breathe
later | seen | - | MyHealth Alberta, Low back pain: exercises | https://myhealth.alberta.ca/health/AfterCareInformation/pages/conditions.aspx?HwId=ad1482
later | seen | - | MyHealth Alberta, Abdominal strain: rehab exercises | https://myhealth.alberta.ca/health/AfterCareInformation/pages/conditions.aspx?hwid=zp4480&
later | seen | - | MyHealth Alberta, Piriformis syndrome: exercises | https://myhealth.alberta.ca/Health/aftercareinformation/pages/conditions.aspx?hwid=zp4474
later | seen | - | MyHealth Alberta, Trochanteric bursitis: exercises | https://myhealth.alberta.ca/health/AfterCareInformation/pages/conditions.aspx?hwid=bo1592
later | seen | - | HSS, Core stability exercises for back health | https://www.hss.edu/playbook/core-stability-exercises-for-back-health/
later | seen | 2017-08 | UPMC, Core exercises for low back health | https://share.upmc.com/2017/08/core-exercises-low-back-health/?source=archive_thumbnail-image
later | seen | 2025-10 | Ohio State Wexner Medical Center, Exercises for the IT band, with | https://health.osu.edu/-/media/health/transcripts/2025/10/o4yktce1-ea_itbandsyndromeandexercisestohelp.txt
later | seen | - | Johns Hopkins Arthritis Center, Yoga poses for arthritis patients | https://www.hopkinsarthritis.org/patient-corner/disease-management/yoga-poses-for-arthritis-patients-from-johns-hopkins/
later | seen | - | Eskenazi Health, Exercise of the month: piriformis stretch | https://www.eskenazihealth.edu/news/exercise-of-the-month-piriformis-stretch-for-sciatica
later | seen | - | CommonSpirit, Extended puppy pose | https://www.commonspirit.org/conditions-treatments/extended-puppy-pose
later | seen | - | One Medical, Stretch your front to ease your back | http://www.onemedical.com/blog/live-well/stretch-your-front-to-ease-your-back/
later | seen | 2018-03 | University of Chicago Hospitals, Back exercises: side stretch | http://healthlibrary.uchospitals.edu/Content/healthsheets-v1/back-exercises-side-stretch/
later | seen | - | Coxa, Hip exercise programme, level 1 | https://www.coxa.fi/en/omacoxa/exercise-after-the-surgery/hip-exercise-programmes/level-1/
later | seen | - | ACE, Supine dead bug | https://www.acefitness.org/acefit/fitness_programs_exercise_library_details.aspx?exerciseid=147
later | seen | - | ACE, Supine 90-90 hip rotator stretch | https://www.acefitness.org/acefit/fitness_programs_exercise_library_details.aspx?exerciseid=148
later | seen | - | ACE, Child's pose | https://www.acefitness.org/acefit/fitness_programs_exercise_library_details.aspx?exerciseid=227
later | seen | - | ACE, Hip hinge | https://www.acefitness.org/acefit/fitness_programs_exercise_library_details.aspx?exerciseid=33
later | seen | - | ACE, Spinal twist with a push-pull movement | https://acefitness.org/resources/everyone/exercise-library/219/spinal-twist-with-a-push-pull-movement
later | seen | - | Arthritis Ireland, Lower body workout, with a trunk rotation | https://www.arthritisireland.ie/faqs/lower-body-workout
later | seen | - | Arthritis Foundation, Arthritis-friendly yoga poses | https://www.arthritis.org/health-wellness/healthy-living/physical-activity/yoga/arthritis-friendly-yoga?rp=/living-with-arthritis/exercise/workouts/yoga/videos
"""

WITHOUT_ADDRESS = {
    "house-rule": ("house-rule", None),
    "background": ("background", None),
    "s0": ("seen", None),
    "s1": ("seen", None),
    "s2": ("seen", None),
    "s3": ("seen", None),
    "active-breaks-review": ("seen", "2018"),
    "pelvic-girdle-leaflet": ("seen", None),
    "cambridge-pelvic-girdle": ("seen", None),
    "too-fit-to-fracture": ("seen", "2014"),
    "hayden-exercise-kinds": ("copy", "2021"),
    "osullivan-ten-facts": ("copy", "2020"),
    "cambridge-flare-up": ("seen", None),
}
"""The mark and the date of those that have no address."""


def _fact(line: str) -> Fact:
    number, mark, date, words, address = line.split(" | ")
    blank = {"-": None}
    return Fact(number, mark, blank.get(date, date), blank.get(words, words) or "", address)


FACTS = tuple(_fact(line) for line in TABLE.strip().splitlines())
