// Runs only in browsers without modules. No syntax newer than 2009 here.
document.getElementById('app').innerHTML =
  '<p>您手机上的浏览器太旧，这一页打不开。您填的内容没有提交。请升级微信或浏览器后再打开，也可以到业务大厅窗口办理，或拨打 <a href="tel:12333">12333</a> 咨询。</p>'
