# Eğik çizgi komutlarının adları ve açıklamaları, Türkçe.

# --- questions -------------------------------------------------------------------------------
ask = sor
    .about = Stüdyo, filmleri ve insanları hakkında soru sor
    .question = soru
    .question-about = Ne öğrenmek istiyorsunuz
about-this = Bunun hakkında sor

# --- games -----------------------------------------------------------------------------------
quiz = tek-soru
    .about = Bir bilgi yarışması sorusu
    .topic = konu
    .topic-about = Sorunun konusu
    .kind = tür
    .kind-about = Sorunun türü
game = oyun
    .about = Oyun başlat
    .questions = soru-sayısı
    .questions-about = Kaç soru, 5 ile 30 arası
    .topic = konu
    .topic-about = Soruların konusu
    .kind = tür
    .kind-about = Soruların türü
    .thread = alt-başlık
    .thread-about = Ayrı bir alt başlıkta oyna
anniversary = yıl-dönümü
    .about = Bir yıl dönümü için oyun başlat
    .occasion = vesile
    .occasion-about = Film, kişi, tarih ya da “studio”
    .thread = alt-başlık
    .thread-about = Ayrı bir alt başlıkta oyna
decades = on-yıllar
    .about = Her on yıldan bir soruyla oyun
    .thread = alt-başlık
    .thread-about = Ayrı bir alt başlıkta oyna
timeline = zaman-çizelgesi
    .about = Filmlerin yıllarını tahmin et
    .thread = alt-başlık
    .thread-about = Ayrı bir alt başlıkta oyna
daily = günün-sorusu
    .about = Günün sorusu

# --- the calendar ----------------------------------------------------------------------------
today = tarihte-bugün
    .about = Tarihte bugün neler oldu
anniversaries = yıl-dönümleri
    .about = Bir ayın yıl dönümleri
    .month = ay
    .month-about = Bu ay değilse hangi ay

# --- while a game runs -----------------------------------------------------------------------
join = katıl
    .about = Oyuna katıl
begin = başlat
    .about = Başka oyuncuları beklemeden oyunu başlat
next = sonraki
    .about = Sonraki soruya geç
hint = ipucu
    .about = İpucu iste
skip = atla
    .about = Soruyu atla
pause = duraklat
    .about = Oyunu duraklat
resume = devam-et
    .about = Oyuna devam et
stop = bitir
    .about = Oyunu bitir
score = skor
    .about = Süren oyunun skoru

# --- results ---------------------------------------------------------------------------------
top = sıralama
    .about = Liderlik tablosu
    .period = dönem
    .period-about = Hangi dönem için
    .solo = tek-kişilik
    .solo-about = Tek başına oynanan oyunların tablosu
    .everywhere = tüm-sunucular
    .everywhere-about = Tüm sunucuların tablosu
me = sonuçlarım
    .about = Sonuçlarım
history = geçmiş-oyunlar
    .about = Buradaki son oyunlar

# --- settings --------------------------------------------------------------------------------
settings = ayarlar
    .about = Dil, oyunları kimin başlatabileceği, sessiz saatler, günlük gönderiler
lang = dil
    .about = Dil seç
    .language = dil
    .language-about = Yanıtların dili
    .language-auto = Sorunun dili
    .for = kapsam
    .for-about = Bu dilin geçerli olacağı yer
    .for-me = Benim için
    .for-channel = Bu kanal için
    .for-server = Tüm sunucu için
subscribe = abone-ol
    .about = Her gün günün sorusunu ya da yıl dönümlerini al
    .what = ne
    .what-about = Ne gönderilsin
    .time = saat
    .time-about = Bakü saatiyle, örneğin 09:30
unsubscribe = abonelikten-çık
    .about = Aboneliği iptal et
    .what = ne
    .what-about = Artık ne gönderilmesin
schedule = oyun-planla
    .about = İleri bir zaman için oyun planla
    .what = oyun
    .what-about = Hangi oyun
    .when = zaman
    .when-about = Gün ve saat, örneğin 28.04 20:00
forgetme = beni-unut
    .about = Hakkımda saklanan her şeyi sil
help = yardım
    .about = Neler yapabildiğim
