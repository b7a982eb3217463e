# Botun özü və saxladıqları haqqında dedikləri, azərbaycanca.

sorry = Bağışlayın, nəsə alınmadı. Xəta qeydə alındı; yenidən cəhd edin.
slow-down = Bir az yavaş: bu qədər mesaja çatdıra bilmirəm. Bir dəqiqədən sonra davam edin.

# --- the agenda ------------------------------------------------------------------------------
agenda-admins = Bunu qrupda yalnız administratorlar dəyişə bilər.
appointment-missed = Vaxtı təyin edilmiş oyun vaxtında başlaya bilmədi.

# --- what is kept of a person ----------------------------------------------------------------
forget-sure = Sizin haqqınızda saxlanan hər şey silinsin? Adınız, söhbətimiz, seriyalarınız və günün sualı üzrə nəticələriniz silinəcək; xallarınız adsız qalacaq. Bunu geri qaytarmaq olmur.
forget-yes = Bəli, hər şeyi sil
forget-no = Xeyr, qalsın
forgotten = Sizin haqqınızda saxlanan hər şey silindi.
forget-kept = Heç nə silinmədi.
